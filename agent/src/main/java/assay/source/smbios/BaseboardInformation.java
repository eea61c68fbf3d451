package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 2.
///
/// @param mainBoard whether it says it is the motherboard, or hosts others
public record BaseboardInformation(
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    boolean mainBoard) {
  private static final int MOTHERBOARD = 0x0a;
  private static final int HOSTING_BIT = 1;

  static BaseboardInformation of(Structure structure) {
    Integer type = structure.byteAt(0x0d);
    Integer features = structure.byteAt(0x09);
    return new BaseboardInformation(
        structure.stringAt(0x04),
        structure.stringAt(0x05),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        structure.stringAt(0x08),
        type == null || type == MOTHERBOARD || features != null && (features & HOSTING_BIT) != 0);
  }
}
