package assay.vm.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.serve.FaultyFront.Fault;
import assay.vm.standin.Daemons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service that sends reports, against receivers that are busy, silent, cut off or not there,
/// and against nginx.
class DeliveryServiceTest {
  private static final SampleReport BEGUN = new SampleReport("m-1", false, 10);
  private static final SampleReport COMPLETE = new SampleReport("m-1", true, 30_000);

  /// A receiver is down for a minute, in CI for a moment.
  private static final int DOWN_SECONDS = Boolean.getBoolean("assay.long") ? 60 : 6;

  private static final int PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  private static RackServer receiver(Path reports) throws IOException {
    return new RackServer(reports, reports, InetAddress.getLoopbackAddress(), 0, 0, (_, _) -> {});
  }

  private ServiceMachine machine(String url, String... more) throws IOException {
    Path spool = folder.resolve("machine/var/spool/assay");
    List<String> words = List.of("--limit", "3", "--spool", spool.toString(), "--to", url);
    return new ServiceMachine(
        folder.resolve("machine"), BEGUN, Stream.concat(words.stream(), Stream.of(more)).toList());
  }

  private boolean spoolIsEmpty() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("machine/var/spool"))) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  @Test
  void faultsLoseNothing() throws Exception {
    Path reports = folder.resolve("reports");
    List<Fault> faults = List.of(Fault.BUSY, Fault.CUTS_REQUEST, Fault.HANGS, Fault.CUTS_ANSWER);
    try (RackServer server = receiver(reports);
        FaultyFront front = new FaultyFront(0, server.httpPort(), faults);
        ServiceMachine machine = machine("http://127.0.0.1:" + front.port() + "/reports/")) {
      machine.await("delivery=retrying", PATIENCE_SECONDS);
      assertTrue(machine.step().contains("why=the server answered 503\n"), machine.step());
      assertFalse(spoolIsEmpty());
      // Meanwhile the audit ends; the later report takes the earlier one's place.
      machine.report(COMPLETE);
      machine.await("state=done", PATIENCE_SECONDS);
      assertEquals(0, front.left(), "faults that nobody met");
      Path kept = reports.resolve(COMPLETE.key().path());
      assertEquals(COMPLETE.text(), SampleReport.unpacked(Files.readAllBytes(kept)));
      assertTrue(spoolIsEmpty());
    }
  }

  @Test
  void aReceiverThatIsDownIsWaitedFor() throws Exception {
    Path reports = folder.resolve("reports");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (RackServer server = receiver(reports);
        ServiceMachine machine = machine("http://127.0.0.1:" + port + "/reports/")) {
      machine.await("delivery=retrying", PATIENCE_SECONDS);
      assertTrue(machine.step().contains("why=connection refused\n"), machine.step());
      machine.report(COMPLETE);
      TimeUnit.SECONDS.sleep(DOWN_SECONDS);
      assertFalse(spoolIsEmpty());
      try (FaultyFront _ = new FaultyFront(port, server.httpPort(), List.of())) {
        machine.await("state=done", PATIENCE_SECONDS);
      }
      Path kept = reports.resolve(COMPLETE.key().path());
      assertEquals(COMPLETE.text(), SampleReport.unpacked(Files.readAllBytes(kept)));
      assertTrue(spoolIsEmpty());
    }
  }

  /// With a folder that has to be made first, a password, and a certificate of one's own.
  @Test
  void nginxTakesReportsByWebDav() throws Exception {
    Path home = Files.createDirectories(folder.resolve("nginx"));
    Path reports = Files.createDirectories(home.resolve("reports"));
    Files.createDirectories(home.resolve("logs"));
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=receiver"
            + " -addext subjectAltName=IP:127.0.0.1 -keyout %1$s/key.pem -out %1$s/ca.pem"
                .formatted(home));
    Files.writeString(home.resolve("users"), "rack:{PLAIN}se@cret\n");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Files.writeString(
        home.resolve("nginx.conf"),
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log logs/error.log;
        events { }
        http {
          access_log logs/access.log;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate ca.pem;
            ssl_certificate_key key.pem;
            location / {
              root reports;
              dav_methods PUT MKCOL;
              auth_basic reports;
              auth_basic_user_file users;
            }
          }
        }
        """
            .formatted(port));
    Path daemons = Daemons.folder();
    ProcessBuilder builder =
        new ProcessBuilder(
                daemons.resolve("usr/sbin/nginx").toString(), "-p", home + "/", "-c", "nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output").toFile());
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            "%1$s/lib/x86_64-linux-gnu:%1$s/usr/lib/x86_64-linux-gnu".formatted(daemons));
    Process nginx = builder.start();
    try {
      awaitPort(port, nginx, home.resolve("output"));
      String url = "https://rack:se%%40cret@127.0.0.1:%d/in/".formatted(port);
      Files.createDirectories(reports.resolve("in"));
      try (ServiceMachine machine =
          machine(url, "--certificates", home.resolve("ca.pem").toString())) {
        machine.await("delivery=delivered", PATIENCE_SECONDS);
        machine.report(COMPLETE);
        machine.await("state=done", PATIENCE_SECONDS);
        assertFalse(machine.step().contains("cret"), machine.step());
      }
      Path kept = reports.resolve("in").resolve(COMPLETE.key().path());
      assertEquals(COMPLETE.text(), SampleReport.unpacked(Files.readAllBytes(kept)));
      String access = Files.readString(home.resolve("logs/access.log"));
      assertTrue(access.contains("\"MKCOL /in/m-1/ HTTP/1.1\" 201"), access);
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  private static void awaitPort(int port, Process process, Path output) throws Exception {
    for (int i = 0; i < 200; i++) {
      assertTrue(process.isAlive(), () -> read(output));
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("nginx does not listen");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void run(String words) throws Exception {
    Process process = new ProcessBuilder(words.split(" ")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
  }
}
