package assay.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the host finds what it needs.
///
/// @param home folder of the scripts `launch` and `read-files`
/// @param workFolder folder for the output of running commands, on a tmpfs
/// @param cgroupPrefix each command gets a cgroup v2 folder of that name and a number, if any
/// @param sysroot put before every path read; null for the machine itself
/// @param toolFolders searched for programs before the fixed path
/// @param commandLimit limit of a command that names none
/// @param quarantineFile where devices that got stuck are kept for the next agent of this boot, if
///     anywhere
public record HostSettings(
    Path home,
    Path workFolder,
    @Nullable Path cgroupPrefix,
    @Nullable Path sysroot,
    List<Path> toolFolders,
    Duration commandLimit,
    @Nullable Path quarantineFile) {

  private static final List<Path> FIXED_PATH =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  /// Copies the list.
  public HostSettings {
    toolFolders = List.copyOf(toolFolders);
  }

  /// The path `name` in a cgroup v2 tree this process may write to, or null: in a container, or for
  /// an ordinary user, only process groups are left. Source: cgroup-v2.rst.
  public static @Nullable Path cgroup(String name) {
    return Stream.of("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
        .map(Path::of)
        .filter(root -> Files.exists(root.resolve("cgroup.controllers")))
        .filter(root -> Files.isWritable(root.resolve("cgroup.procs")))
        .map(root -> root.resolve(name))
        .findFirst()
        .orElse(null);
  }

  /// The folders in which programs are looked for. A recorded machine (with a sysroot) has only the
  /// tools recorded with it: this machine's own would speak of this machine.
  public List<Path> path() {
    if (sysroot != null) {
      return toolFolders;
    }
    return Stream.concat(toolFolders.stream(), FIXED_PATH.stream()).toList();
  }
}
