package assay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.delivery.RawServer;
import assay.delivery.ReportKey;
import assay.delivery.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `assay put`, to servers on loopback.
class PutCommandTest {
  private static final String CREATED = RawServer.answer("201 Created");
  private static final ReportKey KEY = new ReportKey("uuid-1", "boot-1");

  @TempDir private Path folder;
  private Path report;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aReport() throws IOException {
    report = folder.resolve("audit.json");
    Files.writeString(
        report,
        """
        {"schemaVersion":"1.0.0","complete":true,"collectors":[],"run":{"bootId":"boot-1"},
         "identity":{"machineId":"uuid-1"}}
        """);
  }

  private int put(String... args) {
    return new CommandLine(new PutCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private int put(RawServer server, Path spool) {
    return put(
        "--to", server.url("/in/"), "--spool", spool.toString(), "--limit", "3", report.toString());
  }

  @Test
  void whatIsRefusedWaitsAndIsSentAgainByteForByte() throws Exception {
    Spool spool = new Spool(folder.resolve("spool"));
    ReportKey earlier = new ReportKey("uuid-1", "boot-0");
    spool.add(earlier, new byte[] {7});
    try (RawServer server =
        new RawServer(RawServer.answer("503 Service Unavailable", "Retry-After: 30"), CREATED)) {
      assertEquals(1, put(server, spool.folder()));
      assertTrue(out.toString().contains("delivery=retrying\n"), out::toString);
      assertTrue(out.toString().contains("why=the server answered 503\n"), out::toString);
      assertTrue(out.toString().matches("(?s).*waitSeconds=3[0-7]\n.*"), out::toString);
      assertEquals(List.of(earlier, KEY), spool.waiting());

      assertEquals(0, put(server, spool.folder()));
      assertTrue(out.toString().contains("delivery=delivered\n"), out::toString);
      assertTrue(out.toString().contains("report=uuid-1/boot-1.json.gz\n"), out::toString);
      assertEquals(List.of(), spool.waiting(), "the earlier boot's too");
      assertEquals(3, server.bodies().size());
      assertArrayEquals(server.bodies().get(0), server.bodies().get(1));
      byte[] sent =
          new GZIPInputStream(new ByteArrayInputStream(server.bodies().get(1))).readAllBytes();
      assertArrayEquals(Files.readAllBytes(report), sent);
      assertArrayEquals(new byte[] {7}, server.bodies().get(2));
      assertTrue(server.heads().get(2).startsWith("PUT /in/uuid-1/boot-0.json.gz "));
    }
  }

  @Test
  void anAddressSignedForOneReportGetsNoOther() throws Exception {
    Spool spool = new Spool(folder.resolve("spool"));
    ReportKey earlier = new ReportKey("uuid-1", "boot-0");
    spool.add(earlier, new byte[] {7});
    try (RawServer server = new RawServer(CREATED)) {
      String url = server.url("/one?signature=secret");
      assertEquals(0, put("--to", url, "--spool", spool.folder().toString(), report.toString()));
      assertEquals(1, server.heads().size());
      assertEquals(List.of(earlier), spool.waiting());
      assertTrue(!out.toString().contains("secret"), out::toString);
    }
  }

  @Test
  void aBadSpoolMakesNoReportUndelivered() throws Exception {
    Spool spool = new Spool(folder.resolve("spool"));
    spool.add(new ReportKey("uuid-1", "boot-a"), new byte[] {});
    ReportKey wanted = new ReportKey("uuid-1", "boot-b");
    spool.add(wanted, new byte[] {7});
    try (RawServer server =
        new RawServer(CREATED, RawServer.answer("422 Unprocessable Content"), CREATED)) {
      assertEquals(0, put(server, spool.folder()));
      assertTrue(!spool.waiting().contains(wanted), "one that nobody wants keeps no other waiting");
    }
    Files.createDirectories(spool.folder().resolve("uuid-1/boot-d.json.gz/x"));
    try (RawServer server = new RawServer(CREATED)) {
      assertEquals(0, put(server, spool.folder()), err::toString);
    }
  }

  @Test
  void byHandToElsewhereTheSpoolIsLeftAlone() throws Exception {
    try (RawServer server = new RawServer(CREATED)) {
      assertEquals(0, put("--to", server.url("/in/"), "--machine", "b7", report.toString()));
      assertEquals(1, server.heads().size());
      assertTrue(server.heads().getFirst().startsWith("PUT /in/b7/boot-1.json.gz "));
    }
  }

  @Test
  void aSpoolThatCannotBeWrittenCostsALine() throws Exception {
    try (RawServer server = new RawServer(CREATED)) {
      assertEquals(0, put(server, Path.of("/proc/none")));
      assertTrue(err.toString().startsWith("assay: put: not spooled: "), err::toString);
    }
  }

  @Test
  void whatCannotBeUsedIsALine() throws Exception {
    assertEquals(2, put("--to", "ftp://u:secret@h/", report.toString()));
    assertEquals(
        "assay: put: put is no URL that begins with http:// or https:// and a host\n",
        err.toString());
    err.getBuffer().setLength(0);
    assertEquals(2, put("--to", "http://127.0.0.1:9/", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("no report at "), err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, put(report.toString()));
    assertTrue(err.toString().contains("nowhere to send to"), err::toString);
  }
}
