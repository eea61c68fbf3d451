package assay.vm.standin;

import assay.build.BuildException;
import assay.build.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The wheel, taken apart: kernel, initramfs and root file system of a real Alpine.
///
/// @param kernel the virt kernel
/// @param initramfs the stock initramfs
/// @param root the root file system as a folder
record Wheel(Path kernel, Path initramfs, Path root) {
  static Wheel unpack(Path file, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path kernel = folder.resolve("kernel");
    Path initramfs = folder.resolve("initramfs");
    Path disk = folder.resolve("disk.qcow2");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      take(zip, ".kernel", kernel);
      take(zip, ".initrd", initramfs);
      take(zip, ".qcow2", disk);
    }
    Path raw = folder.resolve("disk.raw");
    Command.of("qemu-img", "convert", "-O", "raw", disk.toString(), raw.toString()).run();
    Path root = Files.createDirectories(folder.resolve("root"));
    // debugfs reads the file system without mounting it; it exits 0 whatever happened.
    String said =
        Command.of("debugfs", "-R", "rdump / " + root, raw.toString()).attempt().standardError();
    Files.delete(raw);
    Files.delete(disk);
    if (!Files.exists(root.resolve("lib/apk/db/installed"))) {
      throw new BuildException("debugfs rdump of the wheel's disk: no package database: " + said);
    }
    return new Wheel(kernel, initramfs, root);
  }

  private static void take(ZipFile zip, String suffix, Path target) throws IOException {
    ZipEntry entry =
        zip.stream()
            .filter(e -> e.getName().endsWith(suffix))
            .findFirst()
            .orElseThrow(() -> new BuildException("the wheel holds no *" + suffix));
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
