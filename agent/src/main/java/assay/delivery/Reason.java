package assay.delivery;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Why nobody answered, in one line for people.
final class Reason {
  private static final int DEEPEST = 10;

  private Reason() {}

  static String of(Throwable problem) {
    String text = null;
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
      if (cause.getMessage() != null) {
        text = cause.getMessage();
      }
      cause = cause.getCause();
    }
    if (text == null) {
      // HttpClient says no more of it.
      return problem instanceof ConnectException
          ? "connection refused"
          : problem.getClass().getSimpleName();
    }
    return oneLine(text);
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException _, CertificateNotYetValidException _ ->
          "the server's certificate is not valid by this machine's clock, "
              + Instant.now().truncatedTo(ChronoUnit.SECONDS);
      case UnresolvedAddressException _ -> "the server's name is not known";
      case UnknownHostException _ -> "the server's name is not known";
      case HttpConnectTimeoutException _ -> "no connection within the limit";
      default -> null;
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
