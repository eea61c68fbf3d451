package assay.vm.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;

/// Gives out the files to boot from by GET and HEAD.
record FileHandler(ServedFiles files) implements HttpHandler {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      boolean head = method.equals("HEAD");
      if (!head && !method.equals("GET")) {
        ReportReceiver.answer(
            exchange, 405, "files are read; reports go to " + ReportReceiver.PATH);
        return;
      }
      Optional<ServedFiles.Content> found =
          files.find(exchange.getRequestURI().getPath(), server(exchange));
      if (found.isEmpty()) {
        ReportReceiver.answer(exchange, 404, "no such file");
        return;
      }
      ServedFiles.Content content = found.get();
      long size = content.sizeBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
      if (content.text() != null) {
        exchange.getResponseBody().write(content.text());
      } else if (size > 0) {
        Files.copy(content.path(), exchange.getResponseBody());
      }
    }
  }

  /// As the machine called this server; it reaches it under that name.
  private static String server(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && HOST.matcher(host).matches()
        ? host
        : "${next-server}:" + exchange.getLocalAddress().getPort();
  }
}
