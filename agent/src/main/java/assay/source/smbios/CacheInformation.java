package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 7.
///
/// @param level from 1 on
/// @param installedBytes all of that level in the socket, not one core's share
/// @param enabled whether it was when the system booted
public record CacheInformation(
    int handle,
    @Nullable String designation,
    @Nullable Integer level,
    @Nullable Boolean enabled,
    @Nullable Long installedBytes,
    @Nullable Long maximumBytes,
    @Nullable String errorCorrection,
    @Nullable String type,
    @Nullable String associativity) {
  private static final int LEVEL_MASK = 7;
  private static final int ENABLED_BIT = 1 << 7;
  private static final int IN_64_KIBIBYTES_BIT = 0x8000;
  private static final long IN_64_KIBIBYTES_BIT_32 = 0x8000_0000L;

  // DSP0134 7.8.3
  private static final List<String> CORRECTION =
      List.of("Other", "Unknown", "None", "Parity", "Single-bit ECC", "Multi-bit ECC");

  // DSP0134 7.8.4
  private static final List<String> TYPES =
      List.of("Other", "Unknown", "Instruction", "Data", "Unified");

  // DSP0134 7.8.5
  private static final List<String> ASSOCIATIVITY =
      List.of(
          "Other",
          "Unknown",
          "Direct Mapped",
          "2-way Set-associative",
          "4-way Set-associative",
          "Fully Associative",
          "8-way Set-associative",
          "16-way Set-associative",
          "12-way Set-associative",
          "24-way Set-associative",
          "32-way Set-associative",
          "48-way Set-associative",
          "64-way Set-associative",
          "20-way Set-associative");

  static CacheInformation of(Structure structure) {
    Integer configuration = structure.wordAt(0x05);
    return new CacheInformation(
        structure.handle(),
        structure.stringAt(0x04),
        configuration == null ? null : Integer.valueOf((configuration & LEVEL_MASK) + 1),
        configuration == null ? null : Boolean.valueOf((configuration & ENABLED_BIT) != 0),
        size(structure.wordAt(0x09), structure.doubleWordAt(0x17)),
        size(structure.wordAt(0x07), structure.doubleWordAt(0x13)),
        structure.termAt(0x10, CORRECTION),
        structure.termAt(0x11, TYPES),
        structure.termAt(0x12, ASSOCIATIVITY));
  }

  /// In KiB or, with the top bit, in units of 64 KiB; from 2 GiB less one on in a second field.
  private static @Nullable Long size(@Nullable Integer narrow, @Nullable Long wide) {
    if (wide != null && wide != 0) {
      boolean large = (wide & IN_64_KIBIBYTES_BIT_32) != 0;
      return (wide & ~IN_64_KIBIBYTES_BIT_32) << (large ? 16 : 10);
    }
    if (narrow == null || narrow == 0) {
      return null;
    }
    boolean large = (narrow & IN_64_KIBIBYTES_BIT) != 0;
    return (long) (narrow & ~IN_64_KIBIBYTES_BIT) << (large ? 16 : 10);
  }
}
