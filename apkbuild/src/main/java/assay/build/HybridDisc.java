package assay.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes one hybrid medium of a folder: CD and USB stick, BIOS and UEFI, started by GRUB. Same
/// input, same bytes.
///
/// @param label the medium's name
record HybridDisc(String label) {
  private static final String BIOS = "boot/grub/bios.img";
  private static final String EFI = "boot/grub/efi.img";
  private static final String LOADER = "EFI/BOOT/BOOTX64.EFI";
  private static final Path GRUB = Path.of("/usr/lib/grub");

  /// Whole programs in memory: GRUB itself reads nothing but the menu and the image.
  private static final List<String> MODULES =
      List.of(
          "iso9660",
          "fat",
          "part_gpt",
          "part_msdos",
          "normal",
          "linux",
          "search",
          "search_fs_file",
          "configfile",
          "serial",
          "terminal",
          "test",
          "regexp",
          "echo",
          "reboot",
          "halt",
          "boot",
          "minicmd");

  /// Fails with one line when a program is missing, before any work is done.
  static void require() {
    Command.require("xorriso", "grub-mkimage", "mformat", "mcopy");
    for (String platform : List.of("i386-pc", "x86_64-efi")) {
      if (!Files.isDirectory(GRUB.resolve(platform))) {
        throw new BuildException(
            "missing on this machine: %s; run: apt-get install grub-pc-bin grub-efi-amd64-bin"
                .formatted(GRUB.resolve(platform)));
      }
    }
  }

  /// @param tree what lies on the medium, `boot/grub/grub.cfg` and `EFI/BOOT/grub.cfg` among it;
  ///     GRUB's own files are added
  /// @param file the medium
  void write(Path tree, Path file) throws IOException {
    grub("i386-pc-eltorito", "i386-pc", "/boot/grub", tree.resolve(BIOS), List.of("biosdisk"));
    grub(
        "x86_64-efi",
        "x86_64-efi",
        "/EFI/BOOT",
        tree.resolve(LOADER),
        List.of("efi_gop", "efi_uga", "all_video"));
    partition(tree, tree.resolve(EFI));
    List<String> argv = new ArrayList<>(List.of("xorriso", "-as", "mkisofs", "-quiet"));
    argv.addAll(List.of("-r", "-J", "-V", label, "-b", BIOS, "-no-emul-boot"));
    argv.addAll(List.of("-boot-load-size", "4", "-boot-info-table", "--grub2-boot-info"));
    argv.addAll(List.of("--grub2-mbr", GRUB.resolve("i386-pc/boot_hybrid.img").toString()));
    argv.addAll(List.of("--efi-boot", EFI, "-efi-boot-part", "--efi-boot-image"));
    argv.addAll(List.of("--protective-msdos-label", "-o", file.toString(), tree.toString()));
    argv.addAll(List.of("-f", "--set_all_file_dates", "=" + Image.SECONDS));
    dated(argv).run();
  }

  static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(Image.SECONDS)));
  }

  static void link(Path file, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    Files.createSymbolicLink(place, file.toAbsolutePath());
  }

  private static void grub(
      String format, String folder, String prefix, Path file, List<String> more)
      throws IOException {
    List<String> argv = new ArrayList<>(List.of("grub-mkimage", "-O", format));
    argv.addAll(List.of("-d", GRUB.resolve(folder).toString(), "-p", prefix));
    argv.addAll(List.of("-o", file.toString()));
    argv.addAll(more);
    argv.addAll(MODULES);
    Files.createDirectories(file.getParent());
    Command.of(argv).run();
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(Image.SECONDS)));
  }

  /// The FAT partition from which UEFI starts GRUB.
  private static void partition(Path tree, Path file) throws IOException {
    String image = file.toString();
    dated(List.of("mformat", "-C", "-f", "2880", "-N", "41535359", "-i", image, "::")).run();
    dated(List.of("mmd", "-i", image, "::EFI", "::EFI/BOOT")).run();
    List<String> copy = new ArrayList<>(List.of("mcopy", "-m", "-i", image));
    copy.add(tree.resolve(LOADER).toString());
    copy.add(tree.resolve("EFI/BOOT/grub.cfg").toString());
    copy.add("::EFI/BOOT/");
    dated(copy).run();
  }

  private static Command dated(List<String> argv) {
    return Command.of(argv)
        .with("SOURCE_DATE_EPOCH", Long.toString(Image.SECONDS))
        .with("TZ", "UTC")
        // A user's own settings must not leak in.
        .with("MTOOLSRC", "/dev/null");
  }
}
