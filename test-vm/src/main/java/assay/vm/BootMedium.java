package assay.vm;

import java.nio.file.Path;
import java.util.List;

/// A medium in the machine, started by its firmware. It brings its own kernel line.
///
/// @param kind what the medium is
/// @param file the hybrid ISO
public record BootMedium(Kind kind, Path file) implements BootSource {
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

  @Override
  public List<String> arguments(String kernelLine) {
    String drive = "file=" + file + ",format=raw,if=none,id=medium,readonly=on";
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
