package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final String INDEX = "/v3.23/main/x86_64/APKINDEX.tar.gz";

  @TempDir private Path folder;
  private HttpServer server;

  MirrorTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(String path, int status, long length, String body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, length);
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
  }

  private String failure() {
    Mirror mirror = new Mirror(address(), folder);
    return String.valueOf(
        assertThrows(BuildException.class, () -> mirror.index("main")).getMessage());
  }

  private boolean nothingLeft() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  @Test
  void notFoundNamesFileAndStatus() throws IOException {
    assertEquals(
        "mirror %s: %s: HTTP status 404; check --mirror".formatted(address(), INDEX.substring(1)),
        failure());
    assertTrue(nothingLeft());
  }

  @Test
  void pageInsteadOfIndexIsSaid() throws IOException {
    answer(INDEX, 200, 0, "<html>Please log in</html>");
    assertEquals(
        "mirror %s: %s is not a package index; check --mirror"
            .formatted(address(), INDEX.substring(1)),
        failure());
    assertTrue(nothingLeft());
  }

  @Test
  void emptyIndexIsSaid() {
    answer(INDEX, 200, 0, "");
    assertTrue(failure().contains("is not a package index"));
  }

  @Test
  void brokenOffDownloadLeavesNothing() throws IOException {
    answer(INDEX, 200, 1000, "half");
    assertTrue(failure().contains("download broke off"));
    assertTrue(nothingLeft());
  }

  @Test
  void deadServerIsSaid() {
    server.stop(0);
    assertTrue(failure().contains("no answer (ConnectException); check --mirror and the network"));
  }

  @Test
  void goodIndexIsKept() throws IOException {
    answer(INDEX, 200, 0, "ADBd...");
    Path file = new Mirror(address() + "/", folder).index("main");
    assertEquals("ADBd...", Files.readString(file));
  }

  @Test
  void missingFolderIsSaid() {
    BuildException failure =
        assertThrows(BuildException.class, () -> new Mirror("no/such/folder", folder));
    assertEquals(
        "mirror no/such/folder: no such folder, and not an http(s) URL", failure.getMessage());
  }

  @Test
  void missingFileOfAFolderIsSaid() {
    Mirror mirror = new Mirror(folder.toString(), folder);
    assertFalse(mirror.remote());
    assertTrue(
        String.valueOf(assertThrows(BuildException.class, () -> mirror.index("main")).getMessage())
            .endsWith("APKINDEX.tar.gz is missing; check --mirror"));
  }
}
