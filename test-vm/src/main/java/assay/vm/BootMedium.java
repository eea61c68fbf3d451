package assay.vm;

import java.nio.file.Path;
import java.util.List;

/// A medium in the machine, started by its firmware. It brings its own kernel line.
///
/// @param kind what the medium is
/// @param file the hybrid ISO
/// @param bytesPerSecond how fast it is read, 0 for as fast as it goes: virtual media of a BMC are
///     slow
public record BootMedium(Kind kind, Path file, long bytesPerSecond) implements BootSource {
  /// The stick's name in QEMU, for [Qemu#pullStick].
  static final String STICK = "stick";

  private static final String UEFI = "/usr/share/ovmf/OVMF.fd";

  /// How the medium is attached, and which firmware reads it.
  public enum Kind {
    /// A CD under SeaBIOS.
    CD,
    /// A USB stick under OVMF.
    STICK
  }

  /// A medium as fast as the host.
  ///
  /// @param kind what the medium is
  /// @param file the hybrid ISO
  public BootMedium(Kind kind, Path file) {
    this(kind, file, 0);
  }

  @Override
  public List<String> arguments(String kernelLine) {
    String drive =
        "file="
            + file
            + ",format=raw,if=none,id=medium,readonly=on"
            + (bytesPerSecond > 0 ? ",throttling.bps-read=" + bytesPerSecond : "");
    return switch (kind) {
      case CD ->
          List.of(
              "-drive",
              drive + ",media=cdrom",
              "-device",
              "ide-cd,bus=ide.5,drive=medium,bootindex=0");
      case STICK ->
          List.of(
              "-bios",
              UEFI,
              "-drive",
              drive,
              "-device",
              "qemu-xhci",
              "-device",
              "usb-storage,id=" + STICK + ",drive=medium,removable=on,bootindex=0");
    };
  }
}
