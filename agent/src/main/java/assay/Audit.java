package assay;

import assay.collector.Collector;
import assay.collector.Collectors;
import assay.config.Configuration;
import assay.config.ConfigurationReader;
import assay.config.Parameter;
import assay.config.Secrets;
import assay.expected.SiteExpectation;
import assay.host.Deadline;
import assay.host.FileSet;
import assay.host.Host;
import assay.host.LocalHost;
import assay.host.TracingHost;
import assay.report.AccessSection;
import assay.report.AuditState;
import assay.report.ConsoleSummary;
import assay.report.DeliverySection;
import assay.report.MasterWriter;
import assay.report.Publisher;
import assay.report.ReportFile;
import assay.report.ReportReader;
import assay.report.RunFacts;
import assay.report.Start;
import assay.rules.Catalogue;
import assay.source.tools.ToolVersions;
import assay.step.Blackboard;
import assay.step.BootPlan;
import assay.step.Netboot;
import assay.step.OpenRc;
import assay.step.SettleBarrier;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One audit from the first report to the last.
final class Audit implements AutoCloseable {
  private static final String RECORDED = "a recorded machine is audited";
  private static final Duration VERSIONS_GRACE = Duration.ofMillis(300);

  /// Of the audit's time, what killing and publishing may take: a fifth, and so much at the most.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final int MARGIN_SHARE = 5;

  /// What a collector may take to come back once its last command has.
  private static final Duration COMING_BACK = Duration.ofMillis(300);

  /// What the last report may take to be published when the audit's time is up.
  private static final Duration LAST_PUBLICATION = Duration.ofMillis(1200);

  private final long startNanos;
  private final AuditRequest request;
  private final Folders folders;
  private final Configuration configuration;
  private final LocalHost host;
  private final Host recorded;
  private final FileSet first;
  private final AuditState state;
  private final AuditFiles files;
  private final Publisher publisher;
  private final MasterWriter master;
  private final List<String> problems;

  /// @param start when it began: the first report has been written
  Audit(
      Opening opening,
      Start start,
      Folders folders,
      AuditFiles files,
      Configuration.Builder builder) {
    this.startNanos = start.nanos();
    this.request = opening.request();
    this.folders = folders;
    this.host = opening.machine().local();
    this.recorded = opening.machine().host();
    this.first = opening.first();
    this.files = files;
    ConfigurationReader.take(first, builder);
    give(builder, Parameter.DEADLINE, "--deadline", request.deadline());
    give(builder, Parameter.ONLY, "--only", request.only());
    this.configuration = builder.build();
    this.state =
        new AuditState(
            RunFacts.of(first).showing(Secrets::hidden),
            start,
            Version.agent(),
            configuration.all(),
            request.sysroot());
    state.access(AccessSection.of(first));
    state.labels(configuration.labels());
    this.problems = new ArrayList<>(configuration.problems());
    state.agentEnds(FirstReading.agentEnds(first));
    this.publisher = new Publisher(files.publication(), host);
    this.master = new MasterWriter(files.master(), state::report, publisher::request);
  }

  private static void give(
      Configuration.Builder builder, Parameter parameter, String option, @Nullable String value) {
    if (value != null) {
      builder.give("command line: " + option, parameter.key(), value);
    }
  }

  /// Audits. Comes back by the configured deadline, or as soon after it as the report is published.
  void run() throws IOException, InterruptedException {
    Duration limit = configuration.seconds(Parameter.DEADLINE);
    Deadline end = Deadline.since(startNanos, limit);
    Duration share = Duration.ofMillis(limit.toMillis() / MARGIN_SHARE);
    Deadline deadline = end.before(share.compareTo(MARGIN) < 0 ? share : MARGIN);
    host.endBy(end);
    List<Collector> collectors = Collectors.all(selfCommand(), request.sysroot() != null);
    List<String> only = known(Parameter.ONLY, collectors);
    known(Parameter.SKIP, collectors);
    for (String problem : problems) {
      System.err.println("assay: " + problem);
      Logger.warn(problem);
      state.finding(Catalogue.event("config_invalid", problem, null));
    }
    Blackboard blackboard = new Blackboard(Path.of("/run/assay"));
    BootPlan plan = new BootPlan(new OpenRc(recorded), blackboard, configuration);
    Collecting collecting =
        new Collecting(
            recorded,
            configuration,
            only,
            deadline,
            end.after(COMING_BACK),
            state,
            new SettleBarrier(recorded, blackboard::loading),
            master::changed);
    plan.pending().forEach(state::step);
    collecting.pending(collectors);
    master.changed();
    host.warmLater();
    CompletableFuture<Map<String, String>> versions = versions(deadline);
    if (request.sysroot() != null) {
      plan.skipped(RECORDED).forEach(state::step);
      collecting.run(collectors, RECORDED);
    } else if (plan.run(
        deadline,
        result -> {
          state.step(result);
          master.changed();
        })) {
      collecting.runLive(collectors);
    } else {
      collecting.run(collectors, BootPlan.NO_OPENRC);
    }
    state.tools(versions.join());
    if (request.sysroot() == null) {
      accessAgain(deadline);
      Netboot netboot = new Netboot(blackboard);
      netboot.await(deadline).ifPresent(state::step);
      state.forced(netboot.services());
      state.delivery(DeliverySection.of(blackboard.step(DeliverySection.STEP)));
    }
    host.endBy(end.after(LAST_PUBLICATION));
    finish();
  }

  /// The machine for what no collector asks.
  private Host bounded(Deadline deadline) {
    return new TracingHost(recorded, deadline, configuration.seconds(Parameter.LIMIT));
  }

  /// Keys of an address or a stick may have come meanwhile.
  private void accessAgain(Deadline deadline) {
    AccessSection now = AccessSection.read(bounded(deadline));
    if (now != null) {
      state.access(now);
    }
  }

  /// Asks for the tools' versions beside the collectors. A tool that hangs when asked for its
  /// version must not hold the report either.
  private CompletableFuture<Map<String, String>> versions(Deadline deadline) {
    Host bounded = bounded(deadline);
    return CompletableFuture.supplyAsync(
            () -> ToolVersions.read(bounded),
            task -> Thread.ofVirtual().name("versions").start(task))
        .completeOnTimeout(
            Map.of(), deadline.left().plus(VERSIONS_GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            problem -> {
              Logger.error(problem, "asking for the tools' versions broke");
              return Map.of();
            });
  }

  /// The names that are collectors'; one that is not is a slip of the pen, and must not look like a
  /// machine without hardware.
  private List<String> known(Parameter parameter, List<Collector> collectors) {
    List<String> names = configuration.names(parameter);
    List<String> all = collectors.stream().map(Collector::name).toList();
    names.stream()
        .filter(name -> !all.contains(name))
        .map(
            name ->
                "%s: there is no collector %s, ignored; there are %s"
                    .formatted(parameter.key(), name, String.join(", ", all)))
        .forEach(problems::add);
    return names.stream().filter(all::contains).toList();
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

  /// The end: the complete report where it belongs, and on the console what is in it.
  private void finish() throws IOException, InterruptedException {
    state.complete(
        whole -> SiteExpectation.judge(first, ReportReader.tree(whole), LocalSchema::node));
    Optional<String> unwritten = master.last();
    if (unwritten.isEmpty()) {
      publisher.request();
    }
    JsonNode report;
    List<String> lines;
    Optional<String> problem;
    try {
      // Made while a child publishes.
      report = ReportReader.tree(state.report());
      lines = ConsoleSummary.lines(report);
    } finally {
      problem = publisher.flush();
    }
    if (unwritten.isPresent()) {
      problem = elsewhere(unwritten.get());
    }
    if (problem.isPresent()) {
      String why = problem.get();
      state.finding(Catalogue.event("report_not_published", why, null));
      master.last();
      System.err.println("assay: " + why + "; the report is " + files.master().path());
      report = ReportReader.tree(state.report());
      lines = ConsoleSummary.lines(report);
    }
    lines.forEach(System.out::println);
    Path shown = problem.isPresent() ? files.master().path() : files.output();
    System.out.println(ConsoleSummary.lastLine(report, shown.toString()));
    keep();
    if (problem.isEmpty()) {
      // Where the report itself found no way, the page would only wait for the same.
      files.page().write(report, host);
    }
  }

  /// A recording has the report that it is to give again.
  private void keep() {
    Path recording = request.record();
    if (recording != null) {
      try {
        Files.copy(
            files.master().path(),
            recording.resolve(Replay.REPORT),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        System.err.println("assay: " + recording + " has no report: " + e);
      }
    }
  }

  /// `/run` is full: the output may still have room.
  private Optional<String> elsewhere(String why) throws IOException {
    state.finding(Catalogue.event("master_not_written", why, null));
    Path folder = Files.createTempDirectory("assay");
    ReportFile other = new ReportFile(folder.resolve("audit.json"));
    try {
      other.write(state.report());
      return files.from(other, folders).publication().run(host);
    } finally {
      Files.deleteIfExists(other.path());
      Files.deleteIfExists(folder);
    }
  }
}
