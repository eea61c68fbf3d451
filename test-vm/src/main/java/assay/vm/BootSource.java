package assay.vm;

import java.util.List;

/// Where a machine gets its kernel from: handed over by QEMU, or read from a medium.
public sealed interface BootSource permits BootImage, BootMedium {
  /// QEMU's arguments.
  ///
  /// @param kernelLine what the kernel line should be; a medium brings its own
  List<String> arguments(String kernelLine);
}
