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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real `assay audit` of a faulty machine in a process of its own, watched all the while.
///
/// @param pid the agent's
/// @param status its exit status
/// @param wall from its start to its end
/// @param master what was seen of the report in the run folder
/// @param output what was seen of the published report
/// @param console what it printed, errors included
record AuditRun(
    long pid,
    int status,
    Duration wall,
    ReportSampler master,
    ReportSampler output,
    String console) {
  /// What a JVM's start, kills and the publication may take on a busy machine.
  static final Duration GRACE = Duration.ofSeconds(8);

  private static final int REPORT_LENGTH = 1 << 20;
  private static final int LOOKS_A_SECOND = 10;

  /// Starts an audit.
  static Process start(FaultyMachine machine, int deadlineSeconds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher does: memory has to do for every fault as well.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx96m", "-Xss512k", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "assay.Main", "audit"));
    command.addAll(List.of("--sysroot", machine.sysroot().toString()));
    command.addAll(List.of("--tools", machine.tools().toString()));
    command.addAll(List.of("--deadline", Integer.toString(deadlineSeconds)));
    command.addAll(List.of("--output", machine.output().toString()));
    if (!Files.exists(machine.output().getParent())) {
      Files.createDirectories(machine.output().getParent());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(machine.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(machine.folder().resolve("console").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "ASSAY_RUN",
                machine.run().toString(),
                "ASSAY_HOME",
                Path.of("src/main/sh").toAbsolutePath().toString()));
    return builder.start();
  }

  /// Audits from beginning to end.
  static AuditRun of(FaultyMachine machine, int deadlineSeconds)
      throws IOException, InterruptedException {
    try (ReportSampler master = new ReportSampler(machine.run().resolve("by-hand.json"));
        ReportSampler output = new ReportSampler(machine.output())) {
      long started = System.nanoTime();
      Process agent = start(machine, deadlineSeconds);
      long limit = deadlineSeconds + GRACE.toSeconds();
      if (!agent.waitFor(limit, TimeUnit.SECONDS)) {
        agent.destroyForcibly();
        throw new AssertionError("the audit went on beyond " + limit + " s: " + console(machine));
      }
      return new AuditRun(
          agent.pid(),
          agent.exitValue(),
          Duration.ofNanos(System.nanoTime() - started),
          master,
          output,
          console(machine));
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

  /// What is true of every audit, whatever goes wrong.
  AuditRun sound() {
    assertEquals(0, status, console);
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
