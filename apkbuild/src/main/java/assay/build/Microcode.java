package assay.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Processor microcode among firmware, as Intel and linux-firmware publish it. The kernel looks for
/// it before it unpacks any initramfs: by name, in all that is not compressed
/// (Documentation/arch/x86/microcode.rst, lib/earlycpio.c).
final class Microcode {
  private static final String PLACE = "kernel/x86/microcode/";

  /// The kernel's name to the folder of the publisher's files.
  private static final Map<String, String> VENDORS =
      new TreeMap<>(Map.of("GenuineIntel.bin", "intel-ucode", "AuthenticAMD.bin", "amd-ucode"));

  private Microcode() {}

  /// Adds what there is; both publishers' files may be put one behind the other.
  ///
  /// @param cpio must have nothing in it yet: the sooner it is found
  /// @param firmware folders as `/lib/firmware`
  /// @throws IOException if a file cannot be read
  static void add(CpioFile cpio, List<Path> firmware) throws IOException {
    for (Map.Entry<String, String> vendor : VENDORS.entrySet()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (Path folder : firmware) {
        Path files = folder.resolve(vendor.getValue());
        if (Files.isDirectory(files)) {
          for (Path path : FileTree.list(files)) {
            if (isMicrocode(files.resolve(path))) {
              Files.copy(files.resolve(path), all);
            }
          }
        }
      }
      if (all.size() > 0) {
        cpio.file(PLACE + vendor.getKey(), all.toByteArray());
      }
    }
  }

  /// Beside it lie readme files and signatures (`microcode_amd.bin.asc`); Intel's files have no
  /// ending.
  private static boolean isMicrocode(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (name.endsWith(".bin") || name.matches("[0-9a-f]{2}-[0-9a-f]{2}-[0-9a-f]{2}"));
  }
}
