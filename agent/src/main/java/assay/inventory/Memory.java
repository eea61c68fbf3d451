package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The main memory.
///
/// @param totalBytes what the running kernel can use, less than is installed
/// @param installedBytes the sum of the modules' sizes; absent when one of them is unknown
/// @param maximumCapacityBytes what the board takes, where the firmware says so
/// @param slotCount slots, empty ones included
/// @param errorCorrection in SMBIOS's words, such as `Multi-bit ECC`
/// @param arrays what the firmware lists, those that are no main memory included
public record Memory(
    @Nullable Long totalBytes,
    @Nullable Long installedBytes,
    @Nullable Long maximumCapacityBytes,
    @Nullable Integer slotCount,
    @Nullable String errorCorrection,
    List<MemoryArray> arrays,
    List<MemoryModule> modules)
    implements Sparse {
  /// Where the report has it.
  public static final Section<Memory> SECTION = Section.one("memory", 70, Memory.class);
}
