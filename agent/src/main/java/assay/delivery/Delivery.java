package assay.delivery;

import assay.delivery.Attempt.Delivered;
import assay.delivery.Attempt.Refused;
import assay.delivery.Attempt.Unreachable;
import assay.host.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Sends reports by HTTP's PUT, as WebDAV servers and object stores take them.
///
/// @param target where they go
/// @param routes tried one after the other
/// @param trusted who may vouch for the server
/// @param limit of one request, to the last byte of its answer
/// @param end of all of them
public record Delivery(
    DeliveryTarget target, List<Route> routes, SSLContext trusted, Duration limit, Deadline end) {
  /// Who is there says so soon; many cards may lead nowhere.
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private static final int REDIRECTIONS = 3;

  /// Sends a report once. Sending it again changes nothing. Of several failures the first counts,
  /// for the first way is the likeliest, and an answer counts more than none.
  ///
  /// @param gzip the packed report
  public Attempt send(ReportKey key, byte[] gzip) throws InterruptedException {
    @Nullable Attempt best = null;
    for (Route route : routes) {
      if (end.passed()) {
        break;
      }
      Attempt attempt = send(route, key, gzip);
      switch (attempt) {
        case Delivered _ -> {
          return attempt;
        }
        case Refused refused when refused.busy() -> {
          return refused;
        }
        case Refused _ -> best = best instanceof Refused ? best : attempt;
        case Unreachable _ -> best = best == null ? attempt : best;
      }
    }
    return best == null ? new Unreachable(Route.DEFAULT, "no time for it") : best;
  }

  private Attempt send(Route route, ReportKey key, byte[] gzip) throws InterruptedException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .sslContext(trusted);
    if (route.source() != null) {
      builder.localAddress(route.source());
    }
    HttpClient client = builder.build();
    try {
      HttpResponse<Void> response = put(client, target.of(key), gzip);
      if (wantsFolder(response.statusCode()) && !target.exact()) {
        exchange(client, request(target.folderOf(key)).method("MKCOL", BodyPublishers.noBody()));
        response = put(client, target.of(key), gzip);
      }
      int status = response.statusCode();
      return status / 100 == 2
          ? new Delivered(route, status)
          : new Refused(route, status, RetryAfter.of(response.headers()));
    } catch (IOException e) {
      return new Unreachable(route, Reason.of(e));
    } catch (IllegalArgumentException e) {
      // Its message has the address, and that may have a password.
      return new Unreachable(route, "the address cannot be asked for by HTTP");
    } finally {
      client.shutdownNow();
    }
  }

  /// RFC 4918, section 9.7.1: 409 where the folder is missing. Some say that it cannot be found,
  /// and nginx without `create_full_put_path` takes it for a fault of its own.
  private static boolean wantsFolder(int status) {
    return status == 409 || status == 404 || status == 500;
  }

  /// A client that follows by itself would ask with GET in the end, and take a page for a receipt.
  private HttpResponse<Void> put(HttpClient client, URI address, byte[] gzip)
      throws IOException, InterruptedException {
    URI at = address;
    for (int hop = 0; ; hop++) {
      BodyPublisher body = BodyPublishers.ofByteArray(gzip);
      HttpResponse<Void> response =
          exchange(
              client,
              request(at)
                  .header("Content-Type", "application/gzip")
                  .header(ContentDigest.HEADER, ContentDigest.of(gzip))
                  .PUT(body));
      URI next = redirection(at, response);
      if (next == null || hop == REDIRECTIONS) {
        return response;
      }
      at = next;
    }
  }

  private static @Nullable URI redirection(URI from, HttpResponse<Void> response) {
    return switch (response.statusCode()) {
      case 301, 302, 307, 308 ->
          response
              .headers()
              .firstValue("Location")
              .map(
                  location -> {
                    try {
                      return from.resolve(location);
                    } catch (IllegalArgumentException e) {
                      return null;
                    }
                  })
              .filter(to -> to.getHost() != null)
              .filter(
                  to -> "https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme()))
              .orElse(null);
      default -> null;
    };
  }

  /// Who the server is may have changed on the way: only the configured one is told the password.
  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address);
    if (target.authorization() != null
        && address.getAuthority().equals(target.address().getAuthority())
        && address.getScheme().equals(target.address().getScheme())) {
      builder.header("Authorization", target.authorization());
    }
    return builder;
  }

  /// The limit holds for the answer's last byte, too: the client's own ends with its first.
  private HttpResponse<Void> exchange(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    Duration patience = end.atMost(limit);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }
}
