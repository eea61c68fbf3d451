package assay;

import assay.config.Configuration;
import assay.config.Parameter;
import assay.delivery.Attempt;
import assay.delivery.Attempt.Delivered;
import assay.delivery.Attempt.Refused;
import assay.delivery.Attempt.Unreachable;
import assay.delivery.Backoff;
import assay.delivery.Delivery;
import assay.delivery.DeliveryTarget;
import assay.delivery.ReportKey;
import assay.delivery.Route;
import assay.delivery.Spool;
import assay.delivery.TrustedCertificates;
import assay.host.Deadline;
import assay.report.ReportReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `assay put`: sends a report once to where `assay.put` says, and says in lines `KEY=VALUE` what
/// came of it and when to try again. The service `assay-delivery` runs it until it is taken.
@Command(
    name = "put",
    description = "Sends a report once to where assay.put says, and what waits in the spool.")
final class PutCommand implements Callable<Integer> {
  /// Who vouches for the server, where `put.ca` does not say.
  private static final List<Path> CERTIFICATES =
      List.of(
          Path.of("/run/assay/site/ca.pem"),
          Path.of("/etc/assay/ca.pem"),
          Path.of("/etc/ssl/certs/ca-certificates.crt"));

  private static final Path SPOOL = Path.of("/var/spool/assay");

  /// Of all requests together: whoever runs this command waits two minutes for it.
  private static final Duration ALL = Duration.ofSeconds(100);

  @Spec private CommandSpec spec;

  @Mixin private ReportArgument argument;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Where to (default: assay.put). Other users see what is typed here.")
  private @Nullable String to;

  @Option(
      names = "--failures",
      paramLabel = "N",
      description = "Attempts that failed so far: the more, the longer is the next wait.")
  private int failures;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Limit of one request (default: ${DEFAULT-VALUE}).")
  private int limitSeconds = 20;

  @Option(
      names = "--certificates",
      paramLabel = "FILE",
      description = "Who vouches for the server, PEM (default: assay.put.ca).")
  private @Nullable Path certificates;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "What is not delivered is kept here (default: /var/spool/assay; none with --to).")
  private @Nullable Path spoolFolder;

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "What the report is filed under (default: its first trusted identifier).")
  private @Nullable String machine;

  @SuppressWarnings("NullAway.Init")
  PutCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Deadline end = Deadline.in(ALL);
    // As the system would choose: a server may have an address of a kind that this machine lacks.
    System.setProperty("java.net.preferIPv6Addresses", "system");
    try {
      Configuration configuration = LocalConfiguration.read();
      String address = to == null ? configuration.value(Parameter.PUT) : to;
      if (address.isEmpty()) {
        throw new IOException("nowhere to send to: give assay.put=URL on the kernel line, or --to");
      }
      DeliveryTarget target = target(address);
      List<Route> routes = new ArrayList<>(Route.all());
      // What leads nowhere must not keep the others from their turn.
      Collections.rotate(routes, -failures);
      return send(
          argument.path(),
          new Delivery(
              target,
              routes,
              target.encrypted()
                  ? TrustedCertificates.of(certificates(configuration))
                  : TrustedCertificates.none(),
              Duration.ofSeconds(limitSeconds),
              end));
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getOut().println("why=" + e.getMessage());
      spec.commandLine().getErr().println("assay: put: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }

  private int send(Path report, Delivery delivery) throws IOException, InterruptedException {
    ReportKey told = ReportKey.of(ReportReader.read(report));
    ReportKey key = machine == null ? told : new ReportKey(machine, told.boot());
    byte[] packed = packed(Files.readAllBytes(report));
    Optional<Spool> spool = spool();
    try {
      if (spool.isPresent()) {
        spool.get().add(key, packed);
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: put: not spooled: " + e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("report=" + key.path());
    Attempt attempt = delivery.send(key, packed);
    switch (attempt) {
      case Delivered(Route route, int status) -> {
        out.printf("delivery=delivered%nroute=%s%nstatus=%d%n", route.name(), status);
        out.flush();
        if (spool.isPresent()) {
          delivered(spool.get(), key, packed, delivery);
        }
        return ExitCode.DONE.status();
      }
      case Refused(Route route, int status, Duration after) ->
          retry(out, route, "the server answered " + status, after);
      case Unreachable(Route route, String reason) -> retry(out, route, reason, null);
    }
    return ExitCode.DIFFERS.status();
  }

  /// What is sent by hand to elsewhere takes nothing from what waits for the configured server.
  private Optional<Spool> spool() {
    if (spoolFolder != null) {
      return Optional.of(new Spool(spoolFolder));
    }
    return to == null ? Optional.of(new Spool(SPOOL)) : Optional.empty();
  }

  private void retry(PrintWriter out, Route route, String why, @Nullable Duration after) {
    Duration wait = Backoff.after(failures + 1, after, new Random());
    out.printf("delivery=retrying%nroute=%s%nwhy=%s%n", route.name(), why);
    out.println("waitSeconds=" + Math.max(1, wait.toSeconds()));
  }

  /// This report is delivered, whatever becomes of the spool. Reports of earlier boots follow it,
  /// now that somebody takes them; one that the server does not want keeps no other waiting.
  private void delivered(Spool spool, ReportKey key, byte[] packed, Delivery delivery)
      throws InterruptedException {
    try {
      spool.remove(key, packed);
      for (ReportKey other : delivery.target().exact() ? List.<ReportKey>of() : spool.waiting()) {
        byte[] waiting = spool.read(other);
        switch (delivery.send(other, waiting)) {
          case Delivered _ -> spool.remove(other, waiting);
          case Refused refused when !refused.busy() ->
              spec.commandLine()
                  .getErr()
                  .printf(
                      "assay: put: %s: the server answered %d%n", other.path(), refused.status());
          case Refused _, Unreachable _ -> {
            return;
          }
        }
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: put: spool: " + e);
    }
  }

  private static DeliveryTarget target(String address) throws IOException {
    try {
      return DeliveryTarget.parse(address);
    } catch (IllegalArgumentException e) {
      throw new IOException("put " + e.getMessage(), e);
    }
  }

  private List<Path> certificates(Configuration configuration) throws IOException {
    String given = configuration.value(Parameter.PUT_CA);
    if (certificates == null && given.isEmpty()) {
      return CERTIFICATES;
    }
    Path only = certificates == null ? Path.of(given) : certificates;
    if (!Files.isReadable(only)) {
      throw new IOException("no certificates at " + only + ": see assay.put.ca");
    }
    return List.of(only);
  }

  /// The same bytes for the same report: sent twice, nothing has changed.
  private static byte[] packed(byte[] report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(report);
    }
    return bytes.toByteArray();
  }
}
