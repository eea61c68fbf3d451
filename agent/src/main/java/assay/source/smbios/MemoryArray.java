package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 16.
///
/// @param systemMemory whether it is main memory and not, say, flash or video memory
public record MemoryArray(
    int handle,
    @Nullable String location,
    @Nullable String use,
    boolean systemMemory,
    @Nullable String errorCorrection,
    @Nullable Long maximumCapacityBytes,
    @Nullable Integer deviceCount) {
  private static final int SYSTEM_MEMORY = 3;
  private static final long SEE_EXTENDED_FIELD = 0x8000_0000L;
  private static final int SECOND_LIST = 0xa0;

  /// More is no size: several arrays' are to have a sum.
  private static final long MOST_BYTES = 1L << 56;

  // DSP0134 7.17.1
  private static final List<String> LOCATIONS =
      List.of(
          "Other",
          "Unknown",
          "System Board Or Motherboard",
          "ISA Add-on Card",
          "EISA Add-on Card",
          "PCI Add-on Card",
          "MCA Add-on Card",
          "PCMCIA Add-on Card",
          "Proprietary Add-on Card",
          "NuBus");

  private static final List<String> LATER_LOCATIONS =
      List.of(
          "PC-98/C20 Add-on Card",
          "PC-98/C24 Add-on Card",
          "PC-98/E Add-on Card",
          "PC-98/Local Bus Add-on Card",
          "CXL Add-on Card");

  // DSP0134 7.17.2
  private static final List<String> USES =
      List.of(
          "Other",
          "Unknown",
          "System Memory",
          "Video Memory",
          "Flash Memory",
          "Non-volatile RAM",
          "Cache Memory");

  static MemoryArray of(Structure structure) {
    Integer use = structure.byteAt(0x05);
    Integer correction = structure.byteAt(0x06);
    return new MemoryArray(
        structure.handle(),
        location(structure.byteAt(0x04)),
        use == null ? null : Words.word(USES, use),
        use == null || use == SYSTEM_MEMORY,
        correction == null ? null : Words.errorCorrection(correction),
        capacity(structure.doubleWordAt(0x07), structure.quadWordAt(0x0f)),
        structure.wordAt(0x0d));
  }

  private static @Nullable String location(@Nullable Integer value) {
    if (value == null) {
      return null;
    }
    int later = value - SECOND_LIST;
    return later >= 0 && later < LATER_LOCATIONS.size()
        ? LATER_LOCATIONS.get(later)
        : Words.word(LOCATIONS, value);
  }

  private static @Nullable Long capacity(@Nullable Long kibibytes, @Nullable Long bytes) {
    if (kibibytes == null || kibibytes == 0) {
      return null;
    }
    if (kibibytes != SEE_EXTENDED_FIELD) {
      return kibibytes << 10;
    }
    return bytes == null || bytes <= 0 || bytes > MOST_BYTES ? null : bytes;
  }
}
