package assay.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processors together, as the running kernel sees them.
///
/// @param count populated sockets
/// @param coreCount physical cores
/// @param threadCount logical processors
/// @param numaNodeCount memory nodes
/// @param offlineThreadCount logical processors that the kernel knows and does not use
/// @param smtActive whether cores run several threads each
/// @param microcodeVersions those that run; more than one where processors differ
/// @param flags what the processors can do, in the kernel's words
/// @param vulnerabilities the kernel's words by the name of the vulnerability
public record ProcessorSummary(
    @Nullable Integer count,
    @Nullable Integer coreCount,
    @Nullable Integer threadCount,
    @Nullable Integer numaNodeCount,
    @Nullable Integer offlineThreadCount,
    @Nullable Boolean smtActive,
    List<String> microcodeVersions,
    List<String> flags,
    Map<String, String> vulnerabilities)
    implements Sparse {
  /// Where the report has it.
  public static final Section<ProcessorSummary> SECTION =
      Section.one("processorSummary", 50, ProcessorSummary.class);

  /// Only the counts.
  public ProcessorSummary(
      @Nullable Integer count,
      @Nullable Integer coreCount,
      @Nullable Integer threadCount,
      @Nullable Integer numaNodeCount) {
    this(count, coreCount, threadCount, numaNodeCount, null, null, List.of(), List.of(), Map.of());
  }
}
