package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One processor socket. The firmware's table and the kernel number sockets apart: `index` counts
/// the populated ones in order, from 0, and joins the two.
///
/// @param index which populated socket it is; absent for an empty one
/// @param socket the firmware's name of the socket, such as `CPU 0`
/// @param populated whether a processor is in it
/// @param version the firmware's word for what it is, often but not always the brand
/// @param model the brand as the processor itself says
/// @param vendorId as the processor says, such as `GenuineIntel`
/// @param identifier family, model and stepping as the kernel puts them
/// @param coreCount physical cores
/// @param threadCount logical processors
/// @param configuration what more the firmware says
public record Processor(
    @Nullable Integer index,
    @Nullable String socket,
    @Nullable Boolean populated,
    @Nullable String manufacturer,
    @Nullable String version,
    @Nullable String model,
    @Nullable String vendorId,
    @Nullable String identifier,
    @Nullable String microarchitecture,
    @Nullable Integer coreCount,
    @Nullable Integer enabledCoreCount,
    @Nullable Integer threadCount,
    @Nullable Integer maximumSpeedMegahertz,
    @Nullable Integer configuredSpeedMegahertz,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    List<Cache> caches,
    @Nullable ProcessorConfiguration configuration)
    implements Sparse {
  /// Where the report has them.
  public static final Section<Processor> SECTION =
      Section.many(
          "processors",
          60,
          Processor.class,
          (a, b) -> a.index() != null && a.index().equals(b.index()));

  /// One level of cache, of one kind.
  ///
  /// @param type `data`, `instruction` or `unified`
  /// @param sizeBytes of one such cache; each core or group of cores has its own
  public record Cache(
      int level,
      @Nullable String type,
      @Nullable Long sizeBytes,
      @Nullable Integer lineSizeBytes) {}
}
