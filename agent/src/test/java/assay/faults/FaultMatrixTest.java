package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
  private static final int SIDE_BY_SIDE = 5;
  private static final int COMMAND_LIMIT_SECONDS = 2;

  @TempDir private static Path folder;
  private static ExecutorService pool;
  private static JsonNode healthy;

  @BeforeAll
  static void auditTheHealthyMachine() throws Exception {
    healthy = AuditRun.of(machine(), 60).sound().report();
    assertEquals(
        Map.of(
            "dmi",
            "ok",
            "block",
            "ok",
            "pci",
            "ok",
            "net",
            "ok",
            "smartctl",
            "ok",
            "ipmitool",
            "ok",
            "oshi",
            "ok"),
        outcomes(healthy));
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
    FaultyMachine machine = machine();
    try (Mishap _ = Mishap.of(row, machine)) {
      AuditRun run = AuditRun.of(machine, row.deadlineSeconds()).sound();
      JsonNode report = run.report();
      JsonNode affected = collector(report, row.collector());
      assertEquals(row.outcome(), affected.path("outcome").asText(), affected::toString);
      assertTrue(
          Pattern.compile(row.reason()).matcher(affected.path("reason").asText()).find(),
          () -> row.reason() + " in " + affected);
      assertEquals(others(healthy, row), others(report, row));
      if (!row.fault().equals("frozen")) {
        assertEquals("", String.join("\n", Traces.processes(machine.token())));
        assertEquals("", String.join("\n", Traces.cgroups(run.pid())));
      }
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  private static FaultyMachine machine() throws IOException {
    return FaultyMachine.below(folder, COMMAND_LIMIT_SECONDS);
  }

  private static JsonNode collector(JsonNode report, String name) {
    for (JsonNode collector : report.path("collectors")) {
      if (collector.path("name").asText().equals(name)) {
        return collector;
      }
    }
    throw new AssertionError("no collector " + name);
  }

  private static Map<String, String> outcomes(JsonNode report) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode collector : report.path("collectors")) {
      outcomes.put(collector.path("name").asText(), collector.path("outcome").asText());
    }
    return outcomes;
  }

  /// What the fault must not touch.
  private static String others(JsonNode report, FaultRow row) {
    Map<String, String> outcomes = outcomes(report);
    outcomes.remove(row.collector());
    ObjectNode hardware = report.path("hardware").deepCopy();
    hardware.remove(row.sections());
    return outcomes + "\n" + hardware.toPrettyString();
  }
}
