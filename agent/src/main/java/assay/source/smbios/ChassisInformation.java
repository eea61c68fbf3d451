package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 3.
///
/// @param bootUpState such as `Safe` or `Critical`, as the other states
/// @param heightUnits in rack units
/// @param lockPresent whether it has a lock, not whether that is locked
public record ChassisInformation(
    @Nullable String manufacturer,
    @Nullable String type,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    @Nullable String sku,
    @Nullable Boolean lockPresent,
    @Nullable String bootUpState,
    @Nullable String powerSupplyState,
    @Nullable String thermalState,
    @Nullable String securityStatus,
    @Nullable Integer heightUnits,
    @Nullable Integer powerCordCount) {
  private static final int LOCK_BIT = 0x80;
  private static final int CONTAINED_COUNT = 0x13;
  private static final int CONTAINED_LENGTH = 0x14;

  // DSP0134 7.4.2
  private static final List<String> STATES =
      List.of("Other", "Unknown", "Safe", "Warning", "Critical", "Non-recoverable");

  // DSP0134 7.4.3
  private static final List<String> SECURITY =
      List.of(
          "Other",
          "Unknown",
          "None",
          "External Interface Locked Out",
          "External Interface Enabled");

  static ChassisInformation of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    return new ChassisInformation(
        structure.stringAt(0x04),
        type == null ? null : Words.chassisType(type & ~LOCK_BIT),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        structure.stringAt(0x08),
        sku(structure),
        type == null ? null : Boolean.valueOf((type & LOCK_BIT) != 0),
        structure.termAt(0x09, STATES),
        structure.termAt(0x0a, STATES),
        structure.termAt(0x0b, STATES),
        structure.termAt(0x0c, SECURITY),
        specified(structure.byteAt(0x11)),
        specified(structure.byteAt(0x12)));
  }

  private static @Nullable Integer specified(@Nullable Integer count) {
    return count == null || count == 0 ? null : count;
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
