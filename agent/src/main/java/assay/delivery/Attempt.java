package assay.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of sending a report once.
public sealed interface Attempt {
  /// A server has it.
  ///
  /// @param status of HTTP, 2xx
  record Delivered(Route route, int status) implements Attempt {}

  /// A server answered, but did not take it.
  ///
  /// @param status of HTTP
  /// @param retryAfter what the server asks for (RFC 9110, section 10.2.3)
  record Refused(Route route, int status, @Nullable Duration retryAfter) implements Attempt {
    /// Whether the server was reached and has too much to do, so that no other way to it helps.
    public boolean busy() {
      return status == 429 || status == 503;
    }
  }

  /// Nobody answered as HTTP has it.
  ///
  /// @param reason in words
  record Unreachable(Route route, String reason) implements Attempt {}
}
