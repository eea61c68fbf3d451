package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.delivery.Attempt.Delivered;
import assay.delivery.Attempt.Refused;
import assay.delivery.Attempt.Unreachable;
import assay.host.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report on its way to servers of every mood.
class DeliveryTest {
  private static final ReportKey KEY = new ReportKey("4c4c4544-0042", "1111-2222");
  private static final byte[] REPORT = "packed".getBytes(StandardCharsets.UTF_8);
  private static final String CREATED = RawServer.answer("201 Created");

  private static Attempt send(String url, List<Route> routes, SSLContext trusted)
      throws InterruptedException {
    return new Delivery(
            DeliveryTarget.parse(url),
            routes,
            trusted,
            Duration.ofSeconds(2),
            Deadline.in(Duration.ofSeconds(5)))
        .send(KEY, REPORT);
  }

  private static Attempt send(String url) throws Exception {
    return send(url, List.of(Route.DEFAULT), SSLContext.getDefault());
  }

  @Test
  void aReportGoesBelowMachineAndBoot() throws Exception {
    try (RawServer server = new RawServer(CREATED)) {
      assertEquals(new Delivered(Route.DEFAULT, 201), send(server.url("/in")));
      String head = server.heads().getFirst();
      assertTrue(head.startsWith("PUT /in/4c4c4544-0042/1111-2222.json.gz HTTP/1.1\r\n"), head);
      assertTrue(head.contains("\r\nContent-Type: application/gzip\r\n"), head);
      assertTrue(head.contains("\r\nContent-Digest: " + ContentDigest.of(REPORT) + "\r\n"), head);
      assertFalse(head.contains("Transfer-Encoding"), "object stores want a length");
      assertFalse(head.contains("Authorization"), head);
      assertArrayEquals(REPORT, server.bodies().getFirst());
    }
  }

  @Test
  void anAddressSignedBeforehandIsLeftAsItIs() throws Exception {
    try (RawServer server = new RawServer(RawServer.answer("200 OK"))) {
      String signed = "/bucket/b7%20front.json.gz?X-Amz-Signature=ab%2Fcd&X-Amz-Expires=9";
      assertInstanceOf(Delivered.class, send(server.url(signed)));
      assertTrue(server.heads().getFirst().startsWith("PUT " + signed + " HTTP/1.1\r\n"));
    }
  }

  @Test
  void userAndPasswordGoIntoTheHeaderAndNowhereElse() throws Exception {
    try (RawServer server = new RawServer(CREATED)) {
      send(server.url("/").replace("//", "//rack:p%40ss@"));
      String head = server.heads().getFirst();
      String expected =
          Base64.getEncoder().encodeToString("rack:p@ss".getBytes(StandardCharsets.UTF_8));
      assertTrue(head.contains("\r\nAuthorization: Basic " + expected + "\r\n"), head);
      assertTrue(head.startsWith("PUT /4c4c"), head);
    }
  }

  @Test
  void aFolderThatIsMissingIsMade() throws Exception {
    try (RawServer server = new RawServer(RawServer.answer("409 Conflict"), CREATED, CREATED)) {
      assertInstanceOf(Delivered.class, send(server.url("/dav/")));
      assertEquals(
          List.of(
              "PUT /dav/4c4c4544-0042/1111-2222.json.gz",
              "MKCOL /dav/4c4c4544-0042/",
              "PUT /dav/4c4c4544-0042/1111-2222.json.gz"),
          server.heads().stream().map(head -> head.split(" HTTP")[0]).toList());
    }
  }

  @Test
  void aBusyServerSaysWhen() throws Exception {
    try (RawServer server =
        new RawServer(RawServer.answer("503 Service Unavailable", "Retry-After: 17"))) {
      assertEquals(
          new Refused(Route.DEFAULT, 503, Duration.ofSeconds(17)),
          send(server.url("/"), List.of(Route.DEFAULT, Route.DEFAULT), SSLContext.getDefault()));
      assertEquals(1, server.heads().size(), "asked no second time by another way");
    }
  }

  @Test
  void aTimeOfDayIsTakenByTheServersClock() throws Exception {
    try (RawServer server =
        new RawServer(
            RawServer.answer(
                "429 Too Many Requests",
                "Date: Tue, 06 Nov 2035 08:00:00 GMT",
                "Retry-After: Tue, 06 Nov 2035 08:01:30 GMT"))) {
      assertEquals(new Refused(Route.DEFAULT, 429, Duration.ofSeconds(90)), send(server.url("/")));
    }
  }

  @Test
  void aServerThatSaysNothingCostsTheLimit() throws Exception {
    try (RawServer server = new RawServer(RawServer.SILENCE)) {
      long began = System.nanoTime();
      Unreachable attempt = assertInstanceOf(Unreachable.class, send(server.url("/")));
      assertTrue(System.nanoTime() - began < 10_000_000_000L, "2 s and a little");
      assertEquals("no answer within 2 s", attempt.reason());
    }
  }

  @Test
  void aServerThatStopsInTheMiddleHasNothing() throws Exception {
    try (RawServer server = new RawServer(RawServer.BREAK)) {
      assertInstanceOf(Unreachable.class, send(server.url("/")));
    }
    try (RawServer server =
        new RawServer(
            "HTTP/1.1 201 Created\r\nContent-Length: 900\r\nConnection: close\r\n\r\nhalf of")) {
      assertInstanceOf(Unreachable.class, send(server.url("/")), "no receipt");
    }
    try (RawServer server = new RawServer("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n")) {
      assertInstanceOf(Unreachable.class, send(server.url("/")), "a receipt that never ends");
    }
  }

  @Test
  void nobodyThere() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    Unreachable attempt =
        assertInstanceOf(Unreachable.class, send("http://127.0.0.1:" + port + "/"));
    assertTrue(
        attempt.reason().toLowerCase(java.util.Locale.ROOT).contains("refused"), attempt.reason());
    attempt = assertInstanceOf(Unreachable.class, send("http://no-such-host.invalid/"));
    assertEquals("the server's name is not known", attempt.reason());
  }

  @Test
  void aPageInThePlaceOfAReceiptIsNone() throws Exception {
    try (RawServer portal = new RawServer(RawServer.answer("200 OK"));
        RawServer server =
            new RawServer(RawServer.answer("303 See Other", "Location: " + portal.url("/login")))) {
      Refused attempt = assertInstanceOf(Refused.class, send(server.url("/")));
      assertEquals(303, attempt.status());
      assertEquals(List.of(), portal.heads());
    }
  }

  @Test
  void aMoveIsFollowedByPutWithoutThePassword() throws Exception {
    try (RawServer other = new RawServer(CREATED);
        RawServer server =
            new RawServer(
                RawServer.answer(
                    "307 Temporary Redirect", "Location: " + other.url("/there.json.gz")))) {
      assertInstanceOf(Delivered.class, send(server.url("/").replace("//", "//a:b@")));
      String head = other.heads().getFirst();
      assertTrue(head.startsWith("PUT /there.json.gz "), head);
      assertFalse(head.contains("Authorization"), head);
      assertArrayEquals(REPORT, other.bodies().getFirst());
    }
    try (RawServer circle =
        new RawServer(RawServer.answer("308 Permanent Redirect", "Location: /again"))) {
      assertInstanceOf(Refused.class, send(circle.url("/")), "not for ever");
    }
  }

  @Test
  void anotherWayIsTriedWhereOneLeadsNowhere() throws Exception {
    try (RawServer server = new RawServer(CREATED)) {
      // From an address of documentation nothing can be sent (RFC 5737).
      Route nowhere = new Route("eth0", InetAddress.getByName("192.0.2.77"));
      Route out = new Route("eth1", InetAddress.getByName("127.0.0.2"));
      assertEquals(
          new Delivered(out, 201),
          send(server.url("/"), List.of(nowhere, out), SSLContext.getDefault()));
    }
  }

  @Test
  void waysThatLeadNowhereCostNoMoreThanTheEnd() throws Exception {
    try (RawServer server = new RawServer(RawServer.SILENCE)) {
      long began = System.nanoTime();
      Attempt attempt =
          send(server.url("/"), Collections.nCopies(9, Route.DEFAULT), SSLContext.getDefault());
      assertInstanceOf(Unreachable.class, attempt);
      assertTrue(System.nanoTime() - began < 9_000_000_000L, "5 s and a little");
    }
  }

  @Test
  void anOddRedirectionIsNone() throws Exception {
    for (String location : List.of("http:foo?sig=SECRET", "mailto:a@b", "http://", "::")) {
      try (RawServer server =
          new RawServer(RawServer.answer("307 Temporary Redirect", "Location: " + location))) {
        Attempt attempt = send(server.url("/"));
        assertFalse(attempt instanceof Delivered, location);
        assertFalse(attempt.toString().contains("SECRET"), attempt::toString);
      }
    }
  }

  @Test
  void theGivenCertificateAloneVouches(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    Path pem = folder.resolve("ca.pem");
    keytool(
        "-genkeypair -alias s -keyalg EC -dname CN=receiver -ext san=ip:127.0.0.1 -validity 3650"
            + " -storepass password -storetype PKCS12 -keystore "
            + store);
    keytool("-exportcert -rfc -alias s -storepass password -keystore " + store + " -file " + pem);
    try (RawServer server = new RawServer(tls(store), CREATED)) {
      String url = "https://127.0.0.1:" + server.port() + "/";
      SSLContext given = TrustedCertificates.of(List.of(folder.resolve("absent"), pem));
      assertEquals(new Delivered(Route.DEFAULT, 201), send(url, List.of(Route.DEFAULT), given));
      Attempt strange = send(url, List.of(Route.DEFAULT), TrustedCertificates.of(List.of()));
      assertTrue(
          assertInstanceOf(Unreachable.class, strange).reason().contains("certification path"),
          strange::toString);
      assertEquals(1, server.heads().size());
    }
    Path broken = Files.writeString(folder.resolve("broken.pem"), "no certificate\n");
    IOException problem =
        org.junit.jupiter.api.Assertions.assertThrows(
            IOException.class, () -> TrustedCertificates.of(List.of(broken)));
    assertTrue(String.valueOf(problem.getMessage()).contains("broken.pem"), problem::toString);
  }

  private static void keytool(String words) throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ")));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
  }

  private static ServerSocket tls(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "password".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  }
}
