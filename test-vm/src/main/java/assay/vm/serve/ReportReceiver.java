package assay.vm.serve;

import assay.delivery.ContentDigest;
import assay.delivery.ReportKey;
import assay.vm.serve.Receipt.Invalid;
import assay.vm.serve.Receipt.Older;
import assay.vm.serve.Receipt.Stored;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/// Takes reports by PUT of `/reports/MACHINE/BOOT.json.gz`, and nothing else; gives none out.
final class ReportReceiver implements HttpHandler {
  /// Below which path.
  static final String PATH = "/reports/";

  /// A report of a large machine takes some hundred kilobytes, packed less than a tenth of that.
  private static final int LIMIT_BYTES = 2 << 20;

  /// Whose bodies are in memory at once. Others wait, and those that are slow are cut off.
  private static final int AT_ONCE = 64;

  private final ReportStore store;
  private final BiConsumer<ReportKey, Stored> stored;
  private final Semaphore senders = new Semaphore(AT_ONCE);

  ReportReceiver(ReportStore store, BiConsumer<ReportKey, Stored> stored) {
    this.store = store;
    this.stored = stored;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Optional<ReportKey> key =
          path.startsWith(PATH)
              ? ReportKey.ofPath(path.substring(PATH.length()))
              : Optional.empty();
      switch (exchange.getRequestMethod()) {
        // Folders come by themselves.
        case "MKCOL" -> answer(exchange, 405, "folders are made with their first report");
        case "PUT" -> {
          if (key.isPresent()) {
            senders.acquireUninterruptibly();
            try {
              put(exchange, key.get());
            } finally {
              senders.release();
            }
          } else {
            answer(exchange, 404, "reports go to " + PATH + "MACHINE/BOOT" + ReportKey.SUFFIX);
          }
        }
        default -> answer(exchange, 405, "reports are taken by PUT");
      }
    }
  }

  private void put(HttpExchange exchange, ReportKey key) throws IOException {
    byte[] gzip = exchange.getRequestBody().readNBytes(LIMIT_BYTES + 1);
    if (gzip.length > LIMIT_BYTES) {
      answer(exchange, 413, "larger than %d MiB".formatted(LIMIT_BYTES >> 20));
      return;
    }
    String digest = exchange.getRequestHeaders().getFirst(ContentDigest.HEADER);
    if (digest != null && ContentDigest.contradicts(digest, gzip)) {
      answer(exchange, 400, "not the bytes that were sent: Content-Digest differs");
      return;
    }
    Receipt receipt;
    try {
      receipt = store.take(key, gzip);
    } catch (IOException e) {
      // Full, or not ours to write: the machine keeps its report and comes back.
      System.err.println("serve: report " + key.path() + " not kept: " + e);
      answer(exchange, 507, "cannot be kept here now");
      return;
    }
    switch (receipt) {
      case Stored report -> {
        stored.accept(key, report);
        answer(exchange, report.first() ? 201 : 200, "taken");
      }
      case Older _ -> answer(exchange, 200, "a later one is here");
      case Invalid(String reason) -> answer(exchange, 422, reason);
    }
  }

  static void answer(HttpExchange exchange, int status, String line) throws IOException {
    byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }
}
