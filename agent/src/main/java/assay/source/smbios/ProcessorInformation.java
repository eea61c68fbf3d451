package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 4.
///
/// @param central whether it is a central processor and not a coprocessor
public record ProcessorInformation(
    @Nullable String socket,
    boolean central,
    @Nullable Boolean populated,
    @Nullable String manufacturer,
    @Nullable String version,
    @Nullable Integer maximumSpeedMegahertz,
    @Nullable Integer currentSpeedMegahertz,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable Integer coreCount,
    @Nullable Integer coreEnabled,
    @Nullable Integer threadCount) {
  private static final int CENTRAL_PROCESSOR = 3;
  private static final int POPULATED_BIT = 1 << 6;
  private static final int SEE_SECOND_FIELD = 0xff;

  static ProcessorInformation of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    Integer status = structure.byteAt(0x18);
    return new ProcessorInformation(
        structure.stringAt(0x04),
        type == null || type == CENTRAL_PROCESSOR,
        status == null ? null : (status & POPULATED_BIT) != 0,
        structure.stringAt(0x07),
        structure.stringAt(0x10),
        known(structure.wordAt(0x14)),
        known(structure.wordAt(0x16)),
        structure.stringAt(0x20),
        structure.stringAt(0x22),
        count(structure.byteAt(0x23), structure.wordAt(0x2a)),
        count(structure.byteAt(0x24), structure.wordAt(0x2c)),
        count(structure.byteAt(0x25), structure.wordAt(0x2e)));
  }

  private static @Nullable Integer known(@Nullable Integer value) {
    return value == null || value == 0 ? null : value;
  }

  /// Counts from 255 on are in a second, wider field.
  private static @Nullable Integer count(@Nullable Integer narrow, @Nullable Integer wide) {
    return narrow != null && narrow == SEE_SECOND_FIELD && wide != null
        ? known(wide)
        : known(narrow);
  }
}
