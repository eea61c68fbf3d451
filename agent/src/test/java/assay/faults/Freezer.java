package assay.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// The cgroup v1 freezer, in which a tool ignores even SIGKILL.
final class Freezer {
  private static final Path ROOT = Path.of("/sys/fs/cgroup/freezer");

  private Freezer() {}

  /// Lets go on what is frozen under that name, if anything is, and takes the cgroup away.
  static void thaw(String name) throws IOException {
    Path cgroup = ROOT.resolve(name);
    if (!Files.exists(cgroup)) {
      return;
    }
    Files.writeString(cgroup.resolve("freezer.state"), "THAWED");
    for (int i = 0; i < 50; i++) {
      try {
        Files.delete(cgroup);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }
}
