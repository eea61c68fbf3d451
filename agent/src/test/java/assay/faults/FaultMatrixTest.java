package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// One row for each way in which a tool fails (`faults/matrix.tsv`): the affected collector says
/// what is missing and why, the others do not notice, the report is whole at every look, and
/// nothing is left behind. Rows mostly wait for limits, so several run at a time.
class FaultMatrixTest {
  private static final int SIDE_BY_SIDE = 4;

  /// A machine that is busy with other things comes to a deadline before it comes to the fault: a
  /// deadline is as many times what a healthy audit takes, if that is longer than the row's.
  private static final int HEALTHY_AUDITS = 5;
  private static final int COMMAND_LIMIT_SECONDS = 2;
  private static final int LONG_COMMAND_LIMIT_SECONDS = 600;

  /// The collectors that have their rows here.
  static final List<String> TESTED =
      List.of(
          "dmi",
          "block",
          "pci",
          "net",
          "ethtool",
          "kernel",
          "gpu",
          "smartctl",
          "raid",
          "ipmitool",
          "oshi");

  @TempDir private static Path folder;
  private static ExecutorService pool;
  private static JsonNode healthy;
  private static int shortestDeadlineSeconds;

  @BeforeAll
  static void auditTheHealthyMachine() throws Exception {
    // Making the launcher's home takes longer than an audit, and is not to be timed with it.
    Appliance.home();
    AuditRun run = AuditRun.of(FaultyMachine.below(folder, COMMAND_LIMIT_SECONDS), 60).sound();
    healthy = run.report();
    shortestDeadlineSeconds = HEALTHY_AUDITS * (int) run.wall().toSeconds();
    Map<String, String> others = new TreeMap<>(outcomes(healthy));
    for (String name : TESTED) {
      assertEquals("ok", others.remove(name), name);
    }
    // What this machine has nothing of has nothing that could fail.
    assertTrue(Set.of("ok", "absent").containsAll(others.values()), others::toString);
    System.out.printf(
        "FaultMatrixTest: %d rows, a healthy audit takes %d ms%n",
        FaultRow.all().size(), run.wall().toMillis());
    pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
  }

  @AfterAll
  static void stop() {
    pool.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> matrix() throws IOException {
    return FaultRow.all().stream()
        .map(
            row -> {
              CompletableFuture<Void> result =
                  CompletableFuture.runAsync(() -> unchecked(row), pool);
              return dynamicTest(row.toString(), () -> await(result));
            })
        .toList()
        .stream();
  }

  private static void await(CompletableFuture<Void> result) throws Throwable {
    try {
      result.join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  private static void unchecked(FaultRow row) {
    try {
      check(row);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(row.toString(), e);
    }
  }

  private static void check(FaultRow row) throws IOException, InterruptedException {
    FaultyMachine machine =
        FaultyMachine.below(
            folder, row.atDeadline() ? LONG_COMMAND_LIMIT_SECONDS : COMMAND_LIMIT_SECONDS);
    int deadlineSeconds = Math.max(row.deadlineSeconds(), shortestDeadlineSeconds);
    try (Mishap _ = Mishap.of(row, machine)) {
      AuditRun run = AuditRun.of(machine, deadlineSeconds).sound();
      JsonNode report = run.report();
      JsonNode affected = run.collector(row.collector());
      assertEquals(row.outcome(), affected.path("outcome").asText(), affected::toString);
      assertTrue(
          Pattern.compile(row.reason()).matcher(affected.path("reason").asText()).find(),
          () -> row.reason() + " in " + affected);
      assertEquals(otherOutcomes(healthy, row), otherOutcomes(report, row), run::console);
      assertEquals(otherHardware(healthy, row), otherHardware(report, row));
      if (!row.leavesStuck()) {
        assertEquals("", String.join("\n", Traces.processes(machine.token())));
        assertEquals("", String.join("\n", Traces.cgroups(run.pid())));
      }
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  private static Map<String, String> outcomes(JsonNode report) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode collector : report.path("collectors")) {
      outcomes.put(collector.path("name").asText(), collector.path("outcome").asText());
    }
    return outcomes;
  }

  /// What the fault must not touch.
  private static Map<String, String> otherOutcomes(JsonNode report, FaultRow row) {
    Map<String, String> outcomes = outcomes(report);
    outcomes.remove(row.collector());
    return outcomes;
  }

  private static String otherHardware(JsonNode report, FaultRow row) {
    ObjectNode hardware = report.path("hardware").deepCopy();
    hardware.remove(row.sections());
    return hardware.toPrettyString();
  }
}
