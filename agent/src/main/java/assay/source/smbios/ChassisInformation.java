package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 3.
public record ChassisInformation(
    @Nullable String manufacturer,
    @Nullable String type,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    @Nullable String sku) {
  private static final int LOCK_BIT = 0x80;
  private static final int CONTAINED_COUNT = 0x13;
  private static final int CONTAINED_LENGTH = 0x14;

  static ChassisInformation of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    return new ChassisInformation(
        structure.stringAt(0x04),
        type == null ? null : Words.chassisType(type & ~LOCK_BIT),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        structure.stringAt(0x08),
        sku(structure));
  }

  /// The SKU number comes after a list of contained elements of variable length.
  private static @Nullable String sku(Structure structure) {
    Integer count = structure.byteAt(CONTAINED_COUNT);
    Integer length = structure.byteAt(CONTAINED_LENGTH);
    return count == null || length == null
        ? null
        : structure.stringAt(CONTAINED_LENGTH + 1 + count * length);
  }
}
