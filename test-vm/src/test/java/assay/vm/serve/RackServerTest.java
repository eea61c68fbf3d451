package assay.vm.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.delivery.ContentDigest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rack's server on loopback, asked by clients that know nothing of it: Java's own of HTTP, for
/// TFTP that of busybox.
class RackServerTest {
  private static final String SCRIPT = "#!ipxe\nkernel vmlinuz quiet\nboot\n";

  @TempDir private Path folder;
  private Path image;
  private Path reports;
  private RackServer server;
  private final List<SummaryRow> rows = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void aServer() throws IOException {
    image = Files.createDirectories(folder.resolve("image"));
    reports = folder.resolve("reports");
    Files.writeString(image.resolve("boot.ipxe"), SCRIPT);
    server =
        new RackServer(
            reports,
            image,
            InetAddress.getLoopbackAddress(),
            0,
            0,
            (key, stored) -> rows.add(new SummaryRow(LocalTime.NOON, key, stored.report())));
  }

  @AfterEach
  void end() {
    server.close();
    client.close();
  }

  private HttpResponse<byte[]> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path));
  }

  private int put(String path, byte[] body) throws Exception {
    return ask(to(path).PUT(BodyPublishers.ofByteArray(body))).statusCode();
  }

  private int put(SampleReport report) throws Exception {
    return put("/reports/" + report.key().path(), report.packed());
  }

  private List<String> kept() throws IOException {
    if (!Files.exists(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(reports)) {
      return files.filter(Files::isRegularFile).map(f -> reports.relativize(f).toString()).toList();
    }
  }

  @Test
  void aReportAndItsSuccessorLieInOnePlaceAndHaveARowEach() throws Exception {
    SampleReport begun = new SampleReport("m-1", false, 10);
    SampleReport complete = new SampleReport("m-1", true, 30_000);
    assertEquals(201, put(begun));
    assertEquals(200, put(complete));
    assertEquals(200, put(complete), "sent twice");
    assertEquals(200, put(begun), "long on its way");
    assertEquals(List.of("m-1/" + SampleReport.BOOT + ".json.gz"), kept());
    assertArrayEquals(
        complete.packed(), Files.readAllBytes(reports.resolve(complete.key().path())));
    assertEquals(3, rows.size(), rows::toString);
    assertEquals(
        "12:00:00  m-1                                   begun     PASS            0"
            + "  Example Rack 1000, rack=B7?[2J",
        rows.getFirst().toString());
    assertTrue(rows.get(1).toString().contains("  complete  PASS "), rows::toString);
  }

  @Test
  void whatIsThereAndCannotBeReadIsReplaced() throws Exception {
    SampleReport report = new SampleReport("m", true, 1);
    Path file = reports.resolve(report.key().path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "damaged");
    assertEquals(201, put(report));
    assertArrayEquals(report.packed(), Files.readAllBytes(file));
  }

  @Test
  void nothingButAReportIsTaken() throws Exception {
    SampleReport sample = new SampleReport("m", true, 1);
    String path = "/reports/" + sample.key().path();
    byte[] good = sample.packed();
    assertEquals(422, put(path, "no gzip".getBytes()));
    assertEquals(422, put(path, SampleReport.packed("{}".getBytes())));
    assertEquals(422, put(path, SampleReport.packed("{".getBytes())));
    assertEquals(422, put(path, java.util.Arrays.copyOf(good, good.length / 2)), "half of one");
    assertEquals(422, put(path, SampleReport.packed(new byte[80 << 20])), "80 MiB of nothing");
    String nothings =
        "{\"schemaVersion\":\"1\",\"collectors\":[" + "{},".repeat(4_000_000) + "{}]}";
    assertEquals(422, put(path, SampleReport.packed(nothings.getBytes())), "four million of them");
    assertEquals(422, put("/reports/other/" + SampleReport.BOOT + ".json.gz", good), "not its own");
    assertEquals(422, put("/reports/m/other.json.gz", good), "of another boot");
    byte[] large = new byte[9 << 20];
    new Random(7).nextBytes(large);
    assertEquals(413, put(path, large));
    HttpRequest.Builder broken =
        to(path)
            .header(ContentDigest.HEADER, ContentDigest.of(new byte[] {1}))
            .PUT(BodyPublishers.ofByteArray(good));
    assertEquals(400, ask(broken).statusCode(), "not what was sent");
    assertEquals(List.of(), kept());
    assertEquals(List.of(), rows);
    assertEquals(201, put(path, good));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports/b.json.gz",
        "/reports/../b.json.gz",
        "/reports/%2e%2e/b.json.gz",
        "/reports/m%2F..%2F..%2Fx/b.json.gz",
        "/reports/m/../../b.json.gz",
        "/reports/m/b.json",
        "/reports/m/.b.json.gz",
        "/reports//m/b.json.gz",
        "/b.json.gz",
        "/../reports/m/b.json.gz",
      })
  void noReportIsKeptOutsideItsFolder(String path) throws Exception {
    int status = put(path, new SampleReport("m", true, 1).packed());
    assertTrue(status == 404 || status == 405, () -> path + ": " + status);
    assertEquals(List.of(), kept());
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.allMatch(f -> f.equals(image) || f.equals(reports)));
    }
  }

  @Test
  void reportsAreGivenToNobody() throws Exception {
    put(new SampleReport("m", true, 1));
    for (String path :
        List.of("/reports/", "/reports/m/" + SampleReport.BOOT + ".json.gz", "/reports/m/")) {
      assertEquals(405, ask(to(path).GET()).statusCode(), path);
    }
    assertEquals(405, ask(to("/reports/m/").method("MKCOL", BodyPublishers.noBody())).statusCode());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidToTheSender() throws Exception {
    Files.writeString(reports, "in the way");
    assertEquals(507, put(new SampleReport("m", true, 1)));
    Files.delete(reports);
    assertEquals(201, put(new SampleReport("m", true, 1)));
  }

  @Test
  void filesAreThoseOfTheImage() throws Exception {
    byte[] kernel = new byte[100_000];
    new Random(7).nextBytes(kernel);
    Files.write(image.resolve("vmlinuz"), kernel);
    Files.createSymbolicLink(image.resolve("out"), Path.of("/etc/passwd"));
    Files.writeString(image.resolve(".secret"), "x");
    Files.writeString(folder.resolve("beside"), "x");
    assertArrayEquals(kernel, ask(to("/vmlinuz").GET()).body());
    HttpResponse<byte[]> head = ask(to("/vmlinuz").HEAD());
    assertEquals("100000", head.headers().firstValue("Content-Length").orElse(""));
    for (String path : List.of("/out", "/.secret", "/../beside", "/%2e%2e/beside", "/", "/none")) {
      assertEquals(404, ask(to(path).GET()).statusCode(), path);
    }
    for (String name : List.of("out", ".secret", "../beside", "/none", "../../../../etc/passwd")) {
      assertNotEquals(0, tftp(name), name);
    }
    assertEquals(0, tftp("/vmlinuz"));
    assertArrayEquals(kernel, Files.readAllBytes(folder.resolve("got")));
  }

  @Test
  void machinesThatBootFromHereReportHere() throws Exception {
    String script = new String(ask(to("/boot.ipxe").GET()).body());
    String expected = "kernel vmlinuz assay.put=http://127.0.0.1:%d/reports/ quiet\n";
    assertTrue(script.contains(expected.formatted(server.httpPort())), script);
    assertEquals(0, tftp("boot.ipxe"));
    assertTrue(
        Files.readString(folder.resolve("got"))
            .contains(
                "assay.put=http://${next-server}:" + server.httpPort() + "/reports/ quiet\n"));
    String own = SCRIPT.replace("quiet", "assay.put=https://elsewhere/");
    Files.writeString(image.resolve("boot.ipxe"), own);
    assertEquals(own, new String(ask(to("/boot.ipxe").GET()).body()));
  }

  @Test
  void nothingIsWrittenByTftp() throws Exception {
    Files.writeString(folder.resolve("got"), "mine");
    assertNotEquals(0, tftp("-p", "new", "-l", folder.resolve("got").toString()));
    assertFalse(Files.exists(image.resolve("new")));
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    IOException problem =
        assertThrows(
            IOException.class,
            () ->
                new RackServer(
                    reports,
                    image,
                    InetAddress.getLoopbackAddress(),
                    server.httpPort(),
                    0,
                    (_, _) -> {}));
    assertTrue(
        String.valueOf(problem.getMessage())
            .startsWith("HTTP cannot listen on port " + server.httpPort()),
        problem::toString);
  }

  private int tftp(String name) throws Exception {
    Files.deleteIfExists(folder.resolve("got"));
    return tftp("-g", name, "-l", folder.resolve("got").toString());
  }

  private int tftp(String direction, String name, String option, String local) throws Exception {
    Process process =
        new ProcessBuilder(
                "busybox",
                "tftp",
                direction,
                "-b",
                "1400",
                "-r",
                name,
                option,
                local,
                "127.0.0.1",
                Integer.toString(server.tftpPort()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return process.exitValue();
  }
}
