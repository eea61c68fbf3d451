package assay.inventory;

import org.jspecify.annotations.Nullable;

/// The processors together, as the running kernel sees them.
///
/// @param count populated sockets
/// @param coreCount physical cores
/// @param threadCount logical processors
/// @param numaNodeCount memory nodes
public record ProcessorSummary(
    @Nullable Integer count,
    @Nullable Integer coreCount,
    @Nullable Integer threadCount,
    @Nullable Integer numaNodeCount) {
  /// Where the report has it.
  public static final Section<ProcessorSummary> SECTION = Section.one("processorSummary", 50);
}
