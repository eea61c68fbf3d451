package assay.host;

import java.time.Duration;

/// A point in time by the monotonic clock: the wall clock of an audited machine may jump.
public final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  /// The point in time `duration` from now.
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /// The point in time `duration` after [System#nanoTime] was `startNanos`.
  public static Deadline since(long startNanos, Duration duration) {
    return new Deadline(startNanos + duration.toNanos());
  }

  /// The point in time `duration` before this one.
  public Deadline before(Duration duration) {
    return new Deadline(endNanos - duration.toNanos());
  }

  /// The point in time `duration` after this one.
  public Deadline after(Duration duration) {
    return new Deadline(endNanos + duration.toNanos());
  }

  /// What is left until then, never negative.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /// Whether nothing is left.
  public boolean passed() {
    return left().isZero();
  }

  /// The shorter of `duration` and what is left.
  public Duration atMost(Duration duration) {
    Duration left = left();
    return duration.compareTo(left) < 0 ? duration : left;
  }

  /// This or the point in time `duration` from now, whichever comes first.
  public Deadline orIn(Duration duration) {
    Deadline other = in(duration);
    return other.endNanos - endNanos < 0 ? other : this;
  }
}
