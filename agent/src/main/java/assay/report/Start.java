package assay.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When an audit began.
///
/// @param at by the wall clock, which may be wrong, to the millisecond
/// @param nanos by the monotonic clock
public record Start(Instant at, long nanos) {
  /// Now.
  public static Start now() {
    return new Start(Instant.now().truncatedTo(ChronoUnit.MILLIS), System.nanoTime());
  }
}
