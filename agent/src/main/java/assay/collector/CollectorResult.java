package assay.collector;

import assay.host.Trace;
import java.time.Duration;
import java.util.List;

/// How a collector went.
///
/// @param executions the commands it ran
public record CollectorResult(
    String name,
    Outcome outcome,
    Duration limit,
    long startedNanos,
    Duration duration,
    List<Trace> executions) {

  /// A collector that was not run.
  public static CollectorResult skipped(Collector collector, String reason) {
    return new CollectorResult(
        collector.name(),
        new Outcome.Skipped(reason),
        collector.limit(),
        System.nanoTime(),
        Duration.ZERO,
        List.of());
  }
}
