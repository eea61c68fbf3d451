package assay.delivery;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A server's wish for patience: RFC 9110, section 10.2.3.
final class RetryAfter {
  private RetryAfter() {}

  /// Null where the server has no wish, or none that can be read. A time of day is taken by the
  /// server's own clock, for the machine's may be wrong by years.
  static @Nullable Duration of(HttpHeaders headers) {
    String wish = headers.firstValue("Retry-After").map(String::strip).orElse("");
    if (wish.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(wish));
    }
    try {
      Instant then = instant(wish);
      Instant now = headers.firstValue("Date").map(RetryAfter::instant).orElseGet(Instant::now);
      Duration wait = Duration.between(now, then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
  }
}
