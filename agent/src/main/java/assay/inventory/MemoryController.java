package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One memory controller whose errors the kernel counts (EDAC), since it came up.
///
/// @param name the kernel's, such as `mc0`
/// @param driver what the driver calls the controller, such as `Skylake Socket#0 IMC#0`
/// @param sizeBytes of the memory behind it
/// @param correctedErrorCount errors that the error correction mended
/// @param uncorrectedErrorCount errors that it could not
/// @param unlocatedCorrectedErrorCount those of them that belong to no module known
public record MemoryController(
    String name,
    @Nullable String driver,
    @Nullable Long sizeBytes,
    @Nullable Integer correctedErrorCount,
    @Nullable Integer uncorrectedErrorCount,
    @Nullable Integer unlocatedCorrectedErrorCount,
    @Nullable Integer unlocatedUncorrectedErrorCount,
    List<Module> modules)
    implements Sparse {
  /// Where the report has them.
  public static final Section<MemoryController> SECTION =
      Section.keyed("memoryControllers", 75, MemoryController.class, MemoryController::name);

  /// One module, or a rank of one where the driver counts by ranks.
  ///
  /// @param name the kernel's, such as `dimm0`
  /// @param label the board's name of the slot, where the driver knows it
  /// @param location where it is plugged in, such as `channel 0 slot 1`
  /// @param mode the error correction, such as `SECDED`
  public record Module(
      String name,
      @Nullable String label,
      @Nullable String location,
      @Nullable Long sizeBytes,
      @Nullable String type,
      @Nullable String mode,
      @Nullable Integer correctedErrorCount,
      @Nullable Integer uncorrectedErrorCount) {}
}
