package assay;

import assay.host.HostSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folders the agent uses.
///
/// @param run state of this boot on a tmpfs: master report, log, work folder; `ASSAY_RUN`
/// @param home scripts of the agent; `ASSAY_HOME`
/// @param lock where the lock of the audit is: the run folder, also when that is full and another
///     one has taken its place
record Folders(Path run, Path home, Path lock) {
  /// What a report and a tool's output take at the least.
  private static final int ROOM_BYTES = 1 << 20;

  static Folders ofEnvironment() {
    Path run = Path.of(Optional.ofNullable(System.getenv("ASSAY_RUN")).orElse("/run/assay"));
    return new Folders(
        run,
        Path.of(Optional.ofNullable(System.getenv("ASSAY_HOME")).orElse("/usr/lib/assay")),
        run);
  }

  /// The same folders, with a temporary one in place of a run folder that cannot be written.
  Folders writable() throws IOException {
    try {
      Files.createDirectories(run);
      if (Files.isWritable(run)) {
        probe(run.resolve("probe-" + ProcessHandle.current().pid()));
        return this;
      }
    } catch (IOException e) {
      // Nobody but root may write below /run, and a tmpfs may be full.
    }
    Path temporary = Files.createTempDirectory("assay");
    return new Folders(temporary, home, Files.isWritable(run) ? run : temporary);
  }

  /// A full tmpfs makes files and folders, but no bytes.
  private static void probe(Path file) throws IOException {
    File folder = file.toAbsolutePath().getParent().toFile();
    long free = folder.getUsableSpace();
    // Some file systems in memory do not say how large they are.
    if (free < ROOM_BYTES && folder.getTotalSpace() > 0) {
      throw new IOException("only " + free + " bytes are free");
    }
    try {
      Files.write(file, new byte[] {'\n'});
    } finally {
      Files.deleteIfExists(file);
    }
  }

  Path master() {
    return run.resolve("audit.json");
  }

  Path log() {
    return run.resolve("audit.log");
  }

  /// Has the log written to [#log]; only before the first line is logged.
  void logTo() {
    System.setProperty("tinylog.writer", "file");
    System.setProperty("tinylog.writer.file", log().toString());
    System.setProperty("tinylog.level", "info");
    // Named, it is not looked for under five other names.
    System.setProperty("tinylog.configuration", "tinylog.properties");
  }

  Path work() {
    return run.resolve("work").resolve(Long.toString(ProcessHandle.current().pid()));
  }

  /// How the machine itself is reached for a few small files.
  HostSettings settings() {
    Path own = work().resolveSibling(work().getFileName() + "-look");
    return new HostSettings(home, own, null, null, List.of(), Duration.ofSeconds(10), null);
  }

  /// Devices that got stuck in this boot.
  Path quarantine() {
    return run.resolve("quarantine");
  }

  /// Where the runner that started this agent keeps how earlier ones ended; null without a runner.
  static @Nullable Path ends() {
    String path = System.getenv("ASSAY_ENDS");
    return path == null || path.isBlank() ? null : Path.of(path);
  }
}
