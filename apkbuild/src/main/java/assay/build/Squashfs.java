package assay.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Packs a folder into a layer.
///
/// @param level zstd's: fast while developing, small for releases
/// @param seconds the time every file gets
record Squashfs(int level, long seconds) {
  static final int FAST = 5;
  static final int SMALL = 19;

  /// @param folder what is packed
  /// @param file the layer
  /// @param removed paths that the layer hides: overlayfs reads a 0/0 device as "gone"
  void pack(Path folder, Path file, List<String> removed) throws IOException {
    List<String> argv = new ArrayList<>(List.of("mksquashfs", folder.toString(), file.toString()));
    argv.addAll(List.of("-noappend", "-no-progress", "-quiet", "-no-xattrs", "-no-exports"));
    argv.addAll(List.of("-comp", "zstd", "-Xcompression-level", Integer.toString(level)));
    // Larger blocks are packed better, and more has to be unpacked for a page.
    argv.addAll(List.of("-b", level == SMALL ? "1M" : "256K"));
    argv.addAll(List.of("-mkfs-time", Long.toString(seconds), "-all-time", Long.toString(seconds)));
    for (String path : removed) {
      argv.addAll(List.of("-p", path + " c 0 0 0 0 0"));
    }
    Command.of(argv).run();
  }
}
