package assay;

import assay.collector.Collector;
import assay.collector.CollectorResult;
import assay.collector.CollectorRunner;
import assay.collector.Collectors;
import assay.collector.Outcome;
import assay.config.Configuration;
import assay.config.ConfigurationReader;
import assay.config.Parameter;
import assay.host.Deadline;
import assay.host.Host;
import assay.host.HostSettings;
import assay.host.LocalHost;
import assay.host.RecordingHost;
import assay.inventory.Finding;
import assay.report.AuditState;
import assay.report.ConsoleSummary;
import assay.report.Publication;
import assay.report.Publisher;
import assay.report.ReportFile;
import assay.report.ReportReader;
import assay.source.tools.ToolVersions;
import assay.step.Blackboard;
import assay.step.BootPlan;
import assay.step.OpenRc;
import assay.step.StepResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One audit from the first report to the last.
final class Audit implements AutoCloseable {
  private static final int WIDTH = 4;
  private final AuditRequest request;
  private final Folders folders;
  private final Configuration configuration;
  private final LocalHost host;
  private final Host recorded;
  private final AuditState state;
  private final ReportFile master;
  private final Publication publication;
  private final Publisher publisher;

  Audit(AuditRequest request, Folders folders, Configuration.Builder builder) throws IOException {
    this.request = request;
    this.folders = folders;
    Files.createDirectories(folders.work());
    this.host = new LocalHost(settings(Duration.ofSeconds(10)));
    this.recorded =
        request.record() == null
            ? host
            : new RecordingHost(host, request.record().toAbsolutePath());
    ConfigurationReader.read(recorded, builder);
    give(builder, Parameter.DEADLINE, "--deadline", request.deadline());
    give(builder, Parameter.ONLY, "--only", request.only());
    this.configuration = builder.build();
    this.state = new AuditState(recorded, Version.agent(), configuration.all(), request.sysroot());
    this.master = new ReportFile(folders.master());
    this.publication = publication();
    this.publisher = new Publisher(publication, host);
  }

  private HostSettings settings(Duration commandLimit) {
    return new HostSettings(
        folders.home(),
        folders.work(),
        HostSettings.cgroup("assay-" + ProcessHandle.current().pid()),
        request.sysroot(),
        request.tools() == null ? List.of() : List.of(request.tools()),
        commandLimit);
  }

  private static void give(
      Configuration.Builder builder, Parameter parameter, String option, @Nullable String value) {
    if (value != null) {
      builder.give("command line: " + option, parameter.key(), value);
    }
  }

  private Publication publication() {
    Path output = request.output();
    boolean service = folders.run().equals(Path.of("/run/assay"));
    if (output == null) {
      output =
          service && request.sysroot() == null
              ? Path.of("/var/log/audit.json")
              : Path.of("audit.json");
    }
    List<Path> copies = new ArrayList<>(List.of(folders.master(), output.toAbsolutePath()));
    if (output.equals(Path.of("/var/log/audit.json"))) {
      copies.addAll(List.of(folders.log(), Path.of("/var/log/audit.log")));
    }
    return new Publication(folders.home().resolve("publish"), copies);
  }

  /// Audits. Comes back within the configured deadline and a grace time.
  void run() throws IOException, InterruptedException {
    Deadline deadline = Deadline.in(configuration.seconds(Parameter.DEADLINE));
    for (String problem : configuration.problems()) {
      System.err.println("assay: " + problem);
      Logger.warn(problem);
      state.finding(new Finding("config_invalid", Finding.Severity.warning, problem, null));
    }
    BootPlan plan =
        new BootPlan(new OpenRc(recorded), new Blackboard(Path.of("/run/assay")), configuration);
    plan.pending().forEach(state::step);
    state.step(collectorsStep(StepResult.Outcome.pending, null, null));
    List<Collector> collectors = Collectors.all(selfCommand(), request.sysroot() != null);
    collectors.forEach(state::pending);
    write();
    host.warm();
    if (request.sysroot() == null) {
      plan.run(
          result -> {
            state.step(result);
            write();
          });
    } else {
      plan.skipped("a recorded machine is audited").forEach(state::step);
    }
    collect(collectors, deadline);
    state.tools(ToolVersions.read(recorded));
    finish();
  }

  /// The last step of the plan is this program's own work.
  private StepResult collectorsStep(
      StepResult.Outcome outcome, @Nullable Long startedUptimeMillis, @Nullable Long millis) {
    long limitMillis = configuration.seconds(Parameter.DEADLINE).toMillis();
    boolean late = outcome == StepResult.Outcome.timeout;
    return new StepResult(
        "collectors",
        outcome,
        limitMillis,
        startedUptimeMillis,
        millis,
        late ? "the audit's time was up" : null);
  }

  private void collect(List<Collector> collectors, Deadline deadline) {
    Long startedUptimeMillis = state.uptimeMillis();
    long startedNanos = System.nanoTime();
    state.step(collectorsStep(StepResult.Outcome.running, startedUptimeMillis, null));
    List<String> only = configuration.names(Parameter.ONLY);
    Predicate<Collector> wanted = collector -> only.isEmpty() || only.contains(collector.name());
    for (Collector collector : collectors) {
      if (!wanted.test(collector)) {
        state.ended(
            new CollectorResult(
                collector.name(),
                new Outcome.Skipped("not asked for"),
                collector.limit(),
                System.nanoTime(),
                Duration.ZERO,
                List.of()));
      }
    }
    Duration commandLimit = configuration.seconds(Parameter.LIMIT);
    new CollectorRunner(recorded, deadline, commandLimit, WIDTH)
        .run(
            collectors.stream().filter(wanted).toList(),
            collector -> {
              state.running(collector);
              write();
            },
            result -> {
              state.ended(result);
              Logger.info("{}: {}", result.name(), result.outcome().getClass().getSimpleName());
              write();
            });
    state.step(
        collectorsStep(
            deadline.passed() ? StepResult.Outcome.timeout : StepResult.Outcome.verified,
            startedUptimeMillis,
            Duration.ofNanos(System.nanoTime() - startedNanos).toMillis()));
  }

  /// The command that runs this program in a child, for what must not run in this JVM: the launcher
  /// that started it, or where nobody said which that was, this very Java.
  private static List<String> selfCommand() {
    String launcher = System.getProperty("assay.command", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx96m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  @Override
  public void close() {
    host.close();
  }

  private synchronized void write() {
    try {
      master.write(state.report());
    } catch (IOException e) {
      Logger.error("cannot write {}: {}", master.path(), e.getMessage());
      return;
    }
    publisher.request();
  }

  /// The end: the complete report where it belongs, and on the console what is in it.
  private void finish() throws IOException, InterruptedException {
    state.complete();
    write();
    Optional<String> problem = publisher.flush();
    problem.ifPresent(
        why -> {
          state.finding(new Finding("report_not_published", Finding.Severity.warning, why, null));
          write();
          System.err.println("assay: " + why + "; the report is " + master.path());
        });
    JsonNode report = ReportReader.read(master.path());
    ConsoleSummary.lines(report).forEach(System.out::println);
    Path shown = problem.isPresent() ? master.path() : publication.copies().get(1);
    System.out.println(ConsoleSummary.lastLine(report, shown.toString()));
  }
}
