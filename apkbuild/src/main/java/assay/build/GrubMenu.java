package assay.build;

import java.util.List;
import java.util.stream.Collectors;

/// What GRUB reads from the medium: where the image is, a menu of three seconds, the kernel lines.
///
/// @param imageId names this very image among other media in the machine
/// @param entry the entry that starts by itself
/// @param parameters further words for every kernel line
record GrubMenu(String imageId, Entry entry, List<String> parameters) {
  /// Some kernels' `edd` asks the BIOS for every disk's first sector, which a dead disk never
  /// answers.
  private static final String ALWAYS = "edd=off panic=60";

  /// What OpenRC says goes to the first serial port, for whoever boots without a menu as well.
  static final String SERIAL_WORDS = "console=tty0 console=ttyS0,115200 quiet";

  private static final int SHORT = 16;

  /// A machine without a serial port keeps its screen.
  static final String CONSOLES =
      """
      for unit in 0 1; do
        if serial --unit=$unit --speed=115200; then
          terminal_input --append serial_com$unit
          terminal_output --append serial_com$unit
        fi
      done
      """;

  /// One line of the menu. Linux enables one serial console only, the first named; the last named
  /// console gets what OpenRC says.
  enum Entry {
    NORMAL("Assay", "console=ttyS0,115200 console=tty0 quiet"),
    SERIAL("Assay, serial console (ttyS0)", SERIAL_WORDS),
    SERIAL2("Assay, second serial console (ttyS1)", "console=tty0 console=ttyS1,115200 quiet"),
    NOMODESET(
        "Assay, plain screen (nomodeset)", "console=ttyS0,115200 console=tty0 quiet nomodeset"),
    DEBUG(
        "Assay, with a shell before the system starts (debug)",
        "console=ttyS0,115200 console=tty0 loglevel=7 assay.debug");

    private final String title;
    private final String words;

    Entry(String title, String words) {
      this.title = title;
      this.words = words;
    }
  }

  GrubMenu {
    parameters = List.copyOf(parameters);
  }

  /// For whoever boots the pair without GRUB: the words that each kernel line should have.
  static String plainLine(List<String> parameters) {
    return String.join(" ", ALWAYS, String.join(" ", parameters)).strip();
  }

  /// The empty file that tells this medium from any other.
  String marker() {
    return "boot/" + imageId.substring(0, SHORT) + ".id";
  }

  /// `EFI/BOOT/grub.cfg`: the firmware started GRUB from a FAT partition of the medium, or from the
  /// medium itself. Only when both lack the image are other disks asked.
  String finder() {
    return finder(marker());
  }

  /// @param marker a file that only the wanted medium has
  static String finder(String marker) {
    return """
        regexp --set=1:disk '^([a-z]+[0-9]+)' "$root"
        if [ -f "($disk)/%1$s" ]; then
          set root="$disk"
        elif [ ! -f "/%1$s" ]; then
          search --no-floppy --file --set=root /%1$s
        fi
        configfile /boot/grub/grub.cfg
        """
        .formatted(marker);
  }

  /// `boot/grub/grub.cfg`. A stick's second partition, the FAT one, can be written to, so the
  /// site's files may lie there as well.
  String menu() {
    return CONSOLES
        + """
        set timeout=3
        set default=%d
        set site=
        if [ -f /%2$s ]; then
          set site=/%2$s
        elif regexp '^hd[0-9]+$' "$root"; then
          if [ -f "($root,gpt2)/%2$s" ]; then
            set site="($root,gpt2)/%2$s"
          fi
        fi
        """
            .formatted(entry.ordinal(), Iso.SITE)
        + List.of(Entry.values()).stream().map(this::entry).collect(Collectors.joining());
  }

  private String entry(Entry of) {
    return """
        menuentry "%s" {
          linux /boot/vmlinuz %s
          initrd /boot/initramfs.img $site
        }
        """
        .formatted(of.title, kernelLine(of));
  }

  private String kernelLine(Entry of) {
    return String.join(" ", ALWAYS, of.words) + quoted(parameters);
  }

  /// GRUB's own quoting, for words may hold blanks, as a key does; a blank before each.
  static String quoted(List<String> words) {
    return words.stream()
        .map(word -> " '" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining());
  }
}
