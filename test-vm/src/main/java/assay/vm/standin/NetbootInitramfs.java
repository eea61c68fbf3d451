package assay.vm.standin;

import assay.build.Apk;
import assay.build.BuildException;
import assay.build.Command;
import assay.build.CpioFile;
import assay.build.FileTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// The wheel's initramfs with what Alpine's own for netboot and media has besides: the module
/// `squashfs` (mkinitfs's feature of that name), without which no modloop can be mounted.
///
/// @param archive the wheel's
/// @param unpacked the same as a folder; it gets the module too
/// @param modules `lib/modules` of the same kernel
record NetbootInitramfs(Path archive, Path unpacked, Path modules) {
  private static final String MODULE = "kernel/fs/squashfs";

  void write(Path file) throws IOException {
    Path place = unpacked.resolve("usr/lib/modules");
    Path release = FileTree.list(modules).getFirst();
    Path target = place.resolve(release);
    if (!Files.isDirectory(target)) {
      throw new BuildException("the wheel's initramfs is not of its kernel " + release);
    }
    FileTree.copy(modules.resolve(release).resolve(MODULE), target.resolve(MODULE));
    Path kmod = Apk.wrap(unpacked, "depmod", "usr/bin/kmod");
    Command.of(kmod.toString(), "-b", unpacked.resolve("usr").toString(), release.toString()).run();
    Path more = unpacked.resolveSibling("more.cpio");
    try (CpioFile cpio = new CpioFile(more, MirrorBuild.TIME.toMillis() / 1000)) {
      for (Path path : FileTree.list(target)) {
        boolean index = path.getNameCount() == 1 && path.toString().startsWith("modules.");
        if (index || path.startsWith(MODULE) && Files.isRegularFile(target.resolve(path))) {
          cpio.file("usr/lib/modules/" + release + "/" + path, target.resolve(path));
        }
      }
    }
    // The kernel unpacks archives that follow each other; later files take the place of earlier.
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Files.copy(archive, out);
      try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
        Files.copy(more, packed);
      }
    }
    Files.delete(more);
  }
}
