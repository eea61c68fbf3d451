package assay.build;

import java.io.IOException;
import java.nio.file.Path;

/// What OpenRC's services need of each other, found out while building. On an emulated machine this
/// takes two of the twenty seconds to SSH. OpenRC lays `/var/cache/rc` into its state before it
/// looks, and finds all out again where a service or its settings are newer (`init.sh`, `savecache`
/// and `rc_deptree_update_needed` of OpenRC).
final class DependencyCache {
  private DependencyCache() {}

  /// @param root the whole root of the machine, services and settings in place
  /// @throws IOException if the cache cannot be put there
  static void make(Path root) throws IOException {
    try {
      Command.of("chroot", root.toString(), "/sbin/rc-update", "--update")
          .with("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
          .run();
    } catch (BuildException failure) {
      throw new BuildException(
          "dependencies of the services: %s; apkbuild/image needs a machine that may chroot"
              .formatted(failure.getMessage()));
    }
    Path made = root.resolve("run/openrc");
    FileTree.copy(made, root.resolve("var/cache/rc"));
    FileTree.delete(made);
  }
}
