package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 32.
///
/// @param status how the last boot went, as far as the firmware saw it
public record BootInformation(@Nullable String status) {
  private static final int FIRST_OEM_STATUS = 128;
  private static final int FIRST_PRODUCT_STATUS = 192;

  // DSP0134 7.33.1, from 0 on
  private static final List<String> STATUSES =
      List.of(
          "No errors detected",
          "No bootable media",
          "Operating system failed to load",
          "Firmware-detected hardware failure",
          "Operating system-detected hardware failure",
          "User-requested boot",
          "System security violation",
          "Previously-requested image",
          "System watchdog timer expired");

  static BootInformation of(Structure structure) {
    Integer code = structure.byteAt(0x0a);
    return new BootInformation(code == null ? null : word(code));
  }

  private static @Nullable String word(int code) {
    if (code < STATUSES.size()) {
      return STATUSES.get(code);
    } else if (code >= FIRST_PRODUCT_STATUS) {
      return "Product-specific " + code;
    }
    return code >= FIRST_OEM_STATUS ? "OEM-specific " + code : null;
  }
}
