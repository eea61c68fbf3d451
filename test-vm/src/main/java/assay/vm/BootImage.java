package assay.vm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pair that QEMU is given.
///
/// @param kernel the kernel
/// @param initramfs the whole system behind it
public record BootImage(Path kernel, Path initramfs) implements BootSource {

  /// The image in a folder written by `apkbuild/image`.
  public static BootImage in(Path folder) {
    BootImage image = new BootImage(folder.resolve("vmlinuz"), folder.resolve("initramfs.img"));
    for (Path file : new Path[] {image.kernel, image.initramfs}) {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException(
            "no boot image: " + file + " is missing; apkbuild/image makes it");
      }
    }
    return image;
  }

  @Override
  public List<String> arguments(String kernelLine) {
    return List.of(
        "-kernel", kernel.toString(), "-initrd", initramfs.toString(), "-append", kernelLine);
  }
}
