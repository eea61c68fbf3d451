package assay.build;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `boot.ipxe`: what iPXE has to be told to boot the image that lies beside this script, over TFTP
/// or HTTP.
///
/// Linux learns nothing from iPXE: the address that it got is passed on as `ip=`, the card that it
/// used as `BOOTIF=`, and what the firmware calls the machine as labels of the report. Serial
/// numbers may hold anything, so they are passed as iPXE's `uristring`
/// (<https://ipxe.org/cfg>).
///
/// @param parameters further words for the kernel line
record IpxeScript(List<String> parameters) {
  static final String NAME = "boot.ipxe";

  private static final String NETWORK =
      "ip=${ip}::${gateway}:${netmask}:::none:${dns} BOOTIF=01-${mac:hexhyp}";
  private static final List<String> LABELS =
      List.of(
          "uuid=${uuid}",
          "mac=${mac:hexhyp}",
          "asset=${asset:uristring}",
          "serial=${serial:uristring}");

  IpxeScript {
    parameters = List.copyOf(parameters);
  }

  String text() {
    return """
        #!ipxe
        # The site's files are optional. Where one is missing iPXE says so and goes on.
        initrd initramfs.img
        set site
        initrd %1$s && set site initrd=%1$s ||
        kernel vmlinuz initrd=initramfs.img ${site} %2$s
        boot
        """
        .formatted(Iso.SITE, words());
  }

  /// The firmware's words come last: some iPXE leave a quote as it is, and one that lacks its other
  /// half takes all with it that stands behind.
  private String words() {
    return Stream.of(
            Stream.of(GrubMenu.plainLine(List.of()), GrubMenu.SERIAL_WORDS, NETWORK),
            parameters.stream().map(IpxeScript::quoted),
            LABELS.stream().map(label -> "assay.label." + label))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /// Linux wants quotes around a value with blanks; iPXE has none of its own.
  private static String quoted(String word) {
    int equals = word.indexOf('=');
    if (equals < 0 || word.chars().noneMatch(Character::isWhitespace)) {
      return word;
    }
    return "%s=\"%s\"".formatted(word.substring(0, equals), word.substring(equals + 1));
  }
}
