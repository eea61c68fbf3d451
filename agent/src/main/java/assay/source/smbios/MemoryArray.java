package assay.source.smbios;

import org.jspecify.annotations.Nullable;

/// Type 16.
///
/// @param systemMemory whether it is main memory and not, say, flash or video memory
public record MemoryArray(
    int handle,
    boolean systemMemory,
    @Nullable String errorCorrection,
    @Nullable Long maximumCapacityBytes,
    @Nullable Integer deviceCount) {
  private static final int SYSTEM_MEMORY = 3;
  private static final long SEE_EXTENDED_FIELD = 0x8000_0000L;

  static MemoryArray of(Structure structure) {
    Integer use = structure.byteAt(0x05);
    Integer correction = structure.byteAt(0x06);
    return new MemoryArray(
        structure.handle(),
        use == null || use == SYSTEM_MEMORY,
        correction == null ? null : Words.errorCorrection(correction),
        capacity(structure.doubleWordAt(0x07), structure.quadWordAt(0x0f)),
        structure.wordAt(0x0d));
  }

  private static @Nullable Long capacity(@Nullable Long kibibytes, @Nullable Long bytes) {
    if (kibibytes == null || kibibytes == 0) {
      return null;
    }
    return kibibytes == SEE_EXTENDED_FIELD ? bytes : Long.valueOf(kibibytes << 10);
  }
}
