package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 0.
///
/// @param uefi bit 3 of characteristics extension byte 2
/// @param virtualMachine bit 4 of the same
public record BiosInformation(
    @Nullable String vendor,
    @Nullable String version,
    @Nullable String releaseDate,
    @Nullable Long romSizeBytes,
    @Nullable String release,
    @Nullable String embeddedControllerRelease,
    @Nullable Boolean uefi,
    @Nullable Boolean virtualMachine) {
  private static final long ROM_UNIT_BYTES = 64 << 10;
  private static final int UNKNOWN = 0xff;
  private static final int UEFI_BIT = 1 << 3;
  private static final int VIRTUAL_MACHINE_BIT = 1 << 4;

  static BiosInformation of(Structure structure) {
    Integer extension = structure.byteAt(0x13);
    return new BiosInformation(
        structure.stringAt(0x04),
        structure.stringAt(0x05),
        structure.stringAt(0x08),
        romSize(structure.byteAt(0x09), structure.wordAt(0x18)),
        release(structure.byteAt(0x14), structure.byteAt(0x15)),
        release(structure.byteAt(0x16), structure.byteAt(0x17)),
        extension == null ? null : (extension & UEFI_BIT) != 0,
        extension == null ? null : (extension & VIRTUAL_MACHINE_BIT) != 0);
  }

  /// 64 KiB times n + 1; from 16 MiB on a second field counts in MiB or, with bit 14, in GiB.
  private static @Nullable Long romSize(@Nullable Integer units, @Nullable Integer extended) {
    if (units == null) {
      return null;
    }
    if (units < UNKNOWN) {
      return ROM_UNIT_BYTES * (units + 1);
    }
    if (extended == null) {
      return null;
    }
    long size = extended & 0x3fff;
    return switch (extended >> 14) {
      case 0 -> size << 20;
      case 1 -> size << 30;
      default -> null;
    };
  }

  private static @Nullable String release(@Nullable Integer major, @Nullable Integer minor) {
    return major == null || minor == null || major == UNKNOWN && minor == UNKNOWN
        ? null
        : major + "." + minor;
  }
}
