package assay.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Devices on which a command got stuck. No later command touches them: each would only add one
/// more process that nothing can end. Kept in a file, a device a line, it outlives the agent: the
/// device is as stuck for the next one.
final class Quarantine {
  private final Set<String> devices = ConcurrentHashMap.newKeySet();
  private final @Nullable Path file;

  /// @param file where it is kept, on a tmpfs so that it ends with the boot; null keeps it in
  ///     memory
  Quarantine(@Nullable Path file) {
    this.file = file;
    if (file != null) {
      load(file);
    }
  }

  private void load(Path from) {
    try {
      Files.readString(from)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(devices::add);
    } catch (NoSuchFileException e) {
      // Nothing got stuck in this boot so far.
      return;
    } catch (IOException e) {
      Logger.warn("cannot read {}: {}", from, e.getMessage());
    }
    devices.forEach(device -> Logger.info("{} got stuck before and is left alone", device));
  }

  boolean holds(@Nullable String device) {
    return device != null && devices.contains(device);
  }

  void add(@Nullable String device) {
    if (device != null && devices.add(device) && file != null) {
      append(file, device);
    }
  }

  private static synchronized void append(Path to, String device) {
    try {
      Files.writeString(to, device + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      Logger.warn("cannot add {} to {}: {}", device, to, e.getMessage());
    }
  }
}
