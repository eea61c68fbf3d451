package assay.vm;

import java.util.List;

/// Where a machine gets its kernel from: handed over by QEMU, read from a medium or from a server.
public sealed interface BootSource permits BootImage, BootMedium, BootNetwork {
  /// QEMU's arguments.
  ///
  /// @param kernelLine what the kernel line should be; a medium brings its own
  List<String> arguments(String kernelLine);

  /// What QEMU's network of the first card has besides.
  default String network() {
    return "";
  }

  /// What the first card has besides. Ordinarily no option ROM: network boot is not what most
  /// machines test, and it costs seconds.
  default String card() {
    return NO_ROM;
  }

  /// A card that nobody boots from.
  String NO_ROM = ",romfile=";
}
