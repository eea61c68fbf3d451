package assay.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What an audit has left on this machine: processes and cgroups.
final class Traces {
  /// `cgroup.kill` does its work in the background.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Path CGROUPS = Path.of("/sys/fs/cgroup/unified");

  private Traces() {}

  /// Processes with `token` in environment or arguments that do not go away.
  static List<String> processes(String token) throws InterruptedException {
    return remaining(() -> processesNow(token));
  }

  /// Cgroups of the agent with that pid that do not go away.
  static List<String> cgroups(long agent) throws InterruptedException {
    Path root = Files.isDirectory(CGROUPS) ? CGROUPS : Path.of("/sys/fs/cgroup");
    return remaining(() -> names(root, "assay-" + agent + "-*"));
  }

  /// Pids as of now.
  static List<Long> pids(String token) {
    List<Long> pids = new ArrayList<>();
    for (String name : names(Path.of("/proc"), "[0-9]*")) {
      Path process = Path.of("/proc", name);
      if (text(process.resolve("environ")).contains(token)
          || text(process.resolve("cmdline")).contains(token)) {
        pids.add(Long.valueOf(name));
      }
    }
    return pids;
  }

  private static List<String> processesNow(String token) {
    return pids(token).stream()
        .map(pid -> pid + " " + text(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' '))
        .toList();
  }

  private static List<String> remaining(Supplier<List<String>> look) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> left = look.get();
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(100);
      left = look.get();
    }
    return left;
  }

  private static List<String> names(Path folder, String glob) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
      paths.forEach(path -> names.add(path.getFileName().toString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return names;
  }

  /// Empty for a process that has ended meanwhile, and for a zombie.
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
