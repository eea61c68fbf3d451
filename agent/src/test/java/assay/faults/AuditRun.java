package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The real `assay audit` of a faulty machine in a process of its own, watched all the while.
///
/// @param pid the agent's
/// @param status its exit status
/// @param deadline its limit
/// @param ended when it ended
/// @param wall from the launcher's start to its end
/// @param peakKibibytes the most memory it had
/// @param master what was seen of the report in the run folder
/// @param output what was seen of the published report
/// @param console what it printed, errors included
record AuditRun(
    long pid,
    int status,
    Duration deadline,
    Instant ended,
    Duration wall,
    long peakKibibytes,
    ReportSampler master,
    ReportSampler output,
    String console) {
  /// How long after its deadline an audit may end, from the start its report names on.
  static final Duration OVERRUN = Duration.ofSeconds(2);

  /// What the start of the JVM may take besides on a busy machine.
  private static final Duration START = Duration.ofSeconds(20);

  private static final int REPORT_LENGTH = 1 << 20;
  private static final int LOOKS_A_SECOND = 10;

  /// Starts an audit as the appliance does, by the launcher.
  static Process start(FaultyMachine machine, int deadlineSeconds) throws IOException {
    return start(machine, deadlineSeconds, machine.output(), Map.of());
  }

  /// Audits from beginning to end, and keeps what the machine said.
  static void recorded(FaultyMachine machine, int deadlineSeconds, Path recording)
      throws IOException, InterruptedException {
    Process launcher =
        start(
            machine,
            deadlineSeconds,
            machine.output(),
            Map.of(),
            List.of("--record", recording.toString()));
    if (!launcher.waitFor(deadlineSeconds + 60L, TimeUnit.SECONDS)) {
      launcher.destroyForcibly();
      throw new AssertionError("the audit went on: " + console(machine));
    }
  }

  private static Process start(
      FaultyMachine machine, int deadlineSeconds, Path output, Map<String, String> environment)
      throws IOException {
    return start(machine, deadlineSeconds, output, environment, List.of());
  }

  private static Process start(
      FaultyMachine machine,
      int deadlineSeconds,
      Path output,
      Map<String, String> environment,
      List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Appliance.home().resolve("assay").toString());
    command.add("audit");
    command.addAll(List.of("--sysroot", machine.sysroot().toString()));
    command.addAll(List.of("--tools", machine.tools().toString()));
    command.addAll(List.of("--deadline", Integer.toString(deadlineSeconds)));
    command.addAll(List.of("--output", output.toString()));
    command.addAll(more);
    Files.createDirectories(machine.output().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(machine.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(machine.folder().resolve("console").toFile());
    builder.environment().put("ASSAY_RUN", machine.run().toString());
    builder.environment().put("ASSAY_HOME", Appliance.home().toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// The agent's JVM, a child of the launcher, once it is there.
  static Optional<ProcessHandle> agent(Process launcher) {
    return launcher
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .findFirst();
  }

  /// Audits from beginning to end.
  static AuditRun of(FaultyMachine machine, int deadlineSeconds)
      throws IOException, InterruptedException {
    return of(machine, deadlineSeconds, machine.output(), Map.of());
  }

  /// Audits from beginning to end.
  ///
  /// @param output where the report is to go; looked at only where it is the machine's own output
  /// @param environment what the launcher finds in its environment besides
  static AuditRun of(
      FaultyMachine machine, int deadlineSeconds, Path output, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (ReportSampler master = new ReportSampler(machine.run().resolve("by-hand.json"));
        ReportSampler published = new ReportSampler(machine.output())) {
      long started = System.nanoTime();
      Process launcher = start(machine, deadlineSeconds, output, environment);
      Duration limit = Duration.ofSeconds(deadlineSeconds).plus(OVERRUN).plus(START);
      Peak peak = new Peak();
      while (!launcher.waitFor(20, TimeUnit.MILLISECONDS)) {
        agent(launcher).ifPresent(peak::look);
        if (System.nanoTime() - started > limit.toNanos()) {
          launcher.descendants().forEach(ProcessHandle::destroyForcibly);
          launcher.destroyForcibly();
          throw new AssertionError("the audit went on beyond " + limit + ": " + console(machine));
        }
      }
      return new AuditRun(
          peak.pid,
          launcher.exitValue(),
          Duration.ofSeconds(deadlineSeconds),
          Instant.now(),
          Duration.ofNanos(System.nanoTime() - started),
          peak.kibibytes,
          master,
          published,
          console(machine));
    }
  }

  /// The most memory the agent has had, which the kernel keeps.
  private static final class Peak {
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    long pid;
    long kibibytes;

    void look(ProcessHandle agent) {
      pid = agent.pid();
      try {
        Matcher matcher = HIGH_WATER.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        kibibytes = matcher.find() ? Long.parseLong(matcher.group(1)) : kibibytes;
      } catch (IOException e) {
        // It has ended: the last look counts.
        return;
      }
    }
  }

  private static String console(FaultyMachine machine) throws IOException {
    return Files.readString(machine.folder().resolve("console"));
  }

  /// The last report published.
  JsonNode report() {
    assertFalse(output.reports().isEmpty(), () -> "nothing was published: " + console);
    return output.reports().getLast();
  }

  /// What the last report published says of a collector.
  JsonNode collector(String name) {
    for (JsonNode collector : report().path("collectors")) {
      if (collector.path("name").asText().equals(name)) {
        return collector;
      }
    }
    throw new AssertionError("no collector " + name);
  }

  /// How long it went on after its deadline, from the start its report names; negative where it
  /// ended before.
  Duration overrun() {
    Instant began =
        Instant.parse(master.reports().getLast().path("run").path("startedAt").asText());
    return Duration.between(began, ended).minus(deadline);
  }

  /// That it ended in time, well.
  AuditRun punctual() {
    assertEquals(0, status, console);
    assertTrue(overrun().compareTo(OVERRUN) <= 0, () -> overrun() + " beyond: " + console);
    return this;
  }

  /// What is true of every audit, whatever goes wrong.
  AuditRun sound() {
    assertEquals(0, status, console);
    if (!master.reports().isEmpty()) {
      punctual();
    }
    for (ReportSampler sampler : List.of(master, output)) {
      assertEquals(List.of(), sampler.problems());
      assertTrue(sampler.looks() >= wall.toSeconds() * LOOKS_A_SECOND, "too few looks");
      sampler.reports().forEach(Schema::check);
    }
    JsonNode report = report();
    assertTrue(report.path("complete").asBoolean(), console);
    for (JsonNode collector : report.path("collectors")) {
      String outcome = collector.path("outcome").asText();
      assertFalse(List.of("pending", "running").contains(outcome), collector::toString);
      assertTrue(
          outcome.equals("ok") || !collector.path("reason").asText().isBlank(),
          collector::toString);
      assertFalse(collector.path("reason").asText().contains("defect"), collector::toString);
    }
    for (JsonNode seen : master.reports()) {
      assertTrue(seen.toString().length() < REPORT_LENGTH, "a tool blew up the report");
    }
    return this;
  }
}
