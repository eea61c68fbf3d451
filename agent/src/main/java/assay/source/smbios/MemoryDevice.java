package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 17.
///
/// @param arrayHandle handle of the [MemoryArray] it belongs to
/// @param populated absent when the size is unknown
public record MemoryDevice(
    @Nullable Integer arrayHandle,
    @Nullable String locator,
    @Nullable String bankLocator,
    @Nullable Boolean populated,
    @Nullable Long sizeBytes,
    @Nullable String type,
    @Nullable String formFactor,
    @Nullable Integer speedMegatransfers,
    @Nullable Integer configuredSpeedMegatransfers,
    @Nullable Integer configuredVoltageMillivolts,
    @Nullable Integer dataWidthBits,
    @Nullable Integer totalWidthBits,
    @Nullable Integer rank,
    @Nullable String manufacturer,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable String assetTag) {
  private static final int UNKNOWN = 0xffff;
  private static final int SEE_EXTENDED_SIZE = 0x7fff;
  private static final int IN_KIBIBYTES_BIT = 0x8000;
  private static final int RANK_MASK = 0xf;

  static MemoryDevice of(Structure structure) {
    Integer size = structure.wordAt(0x0c);
    Integer type = structure.byteAt(0x12);
    Integer formFactor = structure.byteAt(0x0e);
    Integer attributes = structure.byteAt(0x1b);
    return new MemoryDevice(
        structure.wordAt(0x04),
        structure.stringAt(0x10),
        structure.stringAt(0x11),
        size == null || size == UNKNOWN ? null : Boolean.valueOf(size != 0),
        size(size, structure.doubleWordAt(0x1c)),
        type == null ? null : Words.memoryType(type),
        formFactor == null ? null : Words.memoryFormFactor(formFactor),
        speed(structure.wordAt(0x15), structure.doubleWordAt(0x54)),
        speed(structure.wordAt(0x20), structure.doubleWordAt(0x58)),
        known(structure.wordAt(0x26)),
        known(structure.wordAt(0x0a)),
        known(structure.wordAt(0x08)),
        attributes == null ? null : known(attributes & RANK_MASK),
        structure.stringAt(0x17),
        structure.stringAt(0x18),
        structure.stringAt(0x1a),
        structure.stringAt(0x19));
  }

  /// In MiB, or in KiB with the top bit; from 32 GiB less one on in a second field in MiB.
  private static @Nullable Long size(@Nullable Integer size, @Nullable Long extendedMebibytes) {
    if (size == null || size == 0 || size == UNKNOWN) {
      return null;
    }
    if (size == SEE_EXTENDED_SIZE) {
      return extendedMebibytes == null ? null : (extendedMebibytes & 0x7fff_ffffL) << 20;
    }
    return (size & IN_KIBIBYTES_BIT) == 0
        ? (long) size << 20
        : (long) (size & ~IN_KIBIBYTES_BIT) << 10;
  }

  private static @Nullable Integer speed(@Nullable Integer speed, @Nullable Long extended) {
    if (speed != null && speed == UNKNOWN) {
      return extended == null || extended == 0 ? null : extended.intValue();
    }
    return known(speed);
  }

  private static @Nullable Integer known(@Nullable Integer value) {
    return value == null || value == 0 || value == UNKNOWN ? null : value;
  }
}
