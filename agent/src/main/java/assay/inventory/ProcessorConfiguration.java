package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the firmware says of how a processor is built in and set up (SMBIOS type 4).
///
/// @param id what the processor says of itself, on x86 eight bytes of CPUID, in hexadecimal
/// @param status such as `Enabled` or `Disabled By BIOS`
/// @param socketType such as `Socket LGA4677`
/// @param characteristics such as `64-bit capable`
public record ProcessorConfiguration(
    @Nullable String id,
    @Nullable String status,
    @Nullable String socketType,
    @Nullable Integer voltageMillivolts,
    @Nullable Integer externalClockMegahertz,
    @Nullable String assetTag,
    List<String> characteristics,
    List<Cache> caches)
    implements Sparse {
  /// All cache of one level in the socket (SMBIOS type 7).
  ///
  /// @param type `Data`, `Instruction` or `Unified`
  /// @param totalBytes of all cores together
  public record Cache(
      @Nullable String designation,
      @Nullable Integer level,
      @Nullable Boolean enabled,
      @Nullable String type,
      @Nullable Long totalBytes,
      @Nullable Long maximumBytes,
      @Nullable String errorCorrection,
      @Nullable String associativity) {}
}
