package assay.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The initramfs that the kernel gets. Small things come first: if memory ends while it is
/// unpacked, `/init` can say so.
///
/// @param base lends busybox, musl and the early modules
/// @param init the first process
record BootArchive(BaseLayer base, Path init) {
  private static final List<String> FOLDERS = List.of("dev", "proc", "sys", "run", "newroot");
  private static final String LOADER = "lib/ld-musl-x86_64.so.1";

  /// Upper layer first, as overlayfs counts.
  private static final List<String> LAYERS = List.of("assay.sqfs", "base.sqfs");

  /// What a machine needs.
  ///
  /// @param toWork memory that Linux must have left for itself and all programs
  /// @param toUnpack memory in the machine, if the kernel line says nothing of `rootfstype`
  record Memory(long toWork, long toUnpack) {
    private static final long SERVICES_AND_JVM = 128L << 20;
    private static final long KERNEL = 64L << 20;

    /// While it is unpacked the image is there twice, and the root file system gets half of the
    /// rest.
    static Memory of(long imageBytes) {
      return new Memory(imageBytes + SERVICES_AND_JVM, 3 * imageBytes + KERNEL);
    }
  }

  void write(Path out, byte[] manifest, Memory memory) throws IOException {
    try (CpioFile cpio = new CpioFile(out.resolve("initramfs.img"), Image.SECONDS)) {
      for (String folder : FOLDERS) {
        cpio.folder(folder);
      }
      cpio.device("dev/console", 5, 1);
      cpio.file("init", init);
      cpio.file("bin/busybox", base.stage().resolve("bin/busybox"));
      cpio.file(LOADER, base.stage().resolve(LOADER));
      List<String> modules = new ArrayList<>();
      for (String name : base.early()) {
        String target = "modules.d/" + name.substring(name.lastIndexOf('/') + 1);
        cpio.file(target, base.modules().resolve(name));
        modules.add(target);
      }
      cpio.file("modules", lines(modules));
      cpio.file("layers", lines(LAYERS));
      cpio.file(
          "memory", lines(List.of((memory.toWork() >> 10) + " " + (memory.toUnpack() >> 10))));
      cpio.file("image.json", manifest);
      for (String layer : LAYERS) {
        cpio.file(layer, out.resolve(layer));
      }
      // Its absence tells /init that memory ended before the archive did; a file's size would not.
      cpio.file("complete", new byte[0]);
    }
  }

  private static byte[] lines(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
