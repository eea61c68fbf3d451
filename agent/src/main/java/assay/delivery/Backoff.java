package assay.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before the next attempt. A rack that boots at once must not come back at once:
/// half of the time is chance.
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// Nobody is told to wait for days.
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 10;
  private static final int JITTER_SHARE = 4;

  private Backoff() {}

  /// @param failures how often it has failed in a row, 1 at least
  /// @param asked what the server asked for: never less than that
  public static Duration after(int failures, @Nullable Duration asked, RandomGenerator random) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    Duration full = shorter(FIRST.multipliedBy(1L << doublings), LONGEST);
    long half = full.toMillis() / 2;
    Duration own = Duration.ofMillis(half + random.nextLong(half + 1));
    if (asked == null) {
      return own;
    }
    Duration least = shorter(asked, LONGEST_ASKED_FOR);
    Duration jitter = Duration.ofMillis(random.nextLong(least.toMillis() / JITTER_SHARE + 1));
    Duration later = least.plus(jitter);
    return later.compareTo(own) > 0 ? later : own;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
