package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Random RANDOM = new Random(7);

  private static long longest(int failures) {
    return IntStream.range(0, 500)
        .mapToLong(i -> Backoff.after(failures, null, RANDOM).toMillis())
        .max()
        .orElseThrow();
  }

  @Test
  void itGrowsUpToFiveMinutes() {
    assertTrue(longest(1) <= 4000);
    assertTrue(longest(3) > 8000 && longest(3) <= 16_000);
    assertTrue(longest(1_000_000) <= 300_000);
    assertTrue(
        IntStream.range(0, 500)
            .allMatch(i -> Backoff.after(40, null, RANDOM).toMillis() >= 150_000));
  }

  @Test
  void aRackDoesNotComeBackAtOnce() {
    long different =
        IntStream.range(0, 40).mapToObj(i -> Backoff.after(4, null, RANDOM)).distinct().count();
    assertTrue(different > 35, () -> different + " of 40");
  }

  @Test
  void theServersWishIsTheLeast() {
    Duration asked = Duration.ofSeconds(100);
    assertTrue(
        IntStream.range(0, 500)
            .mapToObj(i -> Backoff.after(1, asked, RANDOM))
            .allMatch(wait -> wait.compareTo(asked) >= 0 && wait.toSeconds() <= 125));
    assertTrue(Backoff.after(40, Duration.ZERO, RANDOM).toSeconds() >= 150, "no less than usual");
  }

  @Test
  void nobodyWaitsForDays() {
    assertEquals(1, Backoff.after(1, Duration.ofDays(9), RANDOM).toHours());
  }
}
