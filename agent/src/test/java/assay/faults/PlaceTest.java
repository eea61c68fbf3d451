package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places that cannot be written to (field failure F19): wherever one is left, there is a complete
/// report, and the audit says where. Needs root, for mounting.
class PlaceTest {
  private static final int DEADLINE_SECONDS = 30;

  @TempDir private Path folder;
  private FaultyMachine machine;

  @BeforeEach
  void healthyMachine() throws Exception {
    machine = FaultyMachine.below(folder, 5);
  }

  @Test
  void fullRunFolderGivesAReportAllTheSame() throws Exception {
    try (Mounted _ = Mounted.full(machine.run())) {
      AuditRun.of(machine, DEADLINE_SECONDS).sound();
    }
  }

  @Test
  void readOnlyRunFolderGivesAReportAllTheSame() throws Exception {
    try (Mounted _ = Mounted.readOnly(machine.run())) {
      AuditRun.of(machine, DEADLINE_SECONDS).sound();
    }
  }

  @Test
  void fullOutputFolderLeavesTheMaster() throws Exception {
    try (Mounted _ = Mounted.full(machine.output().getParent())) {
      unpublished(AuditRun.of(machine, DEADLINE_SECONDS));
    }
  }

  @Test
  void readOnlyOutputFolderLeavesTheMaster() throws Exception {
    try (Mounted _ = Mounted.readOnly(machine.output().getParent())) {
      unpublished(AuditRun.of(machine, DEADLINE_SECONDS));
    }
  }

  /// Whoever writes there sleeps uninterruptibly: one child may be lost to it, not one for each
  /// report.
  @Test
  void outputFolderThatNeverAnswersCostsOneChildAndItsLimit() throws Exception {
    try (Mounted _ = Mounted.frozen(machine.output().getParent())) {
      unpublished(AuditRun.of(machine, DEADLINE_SECONDS));
      long stuck =
          Traces.pids(machine.token()).stream().filter(pid -> state(pid).contains(") D ")).count();
      assertEquals(1, stuck, "children stuck on the dead output folder");
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  private static String state(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private void unpublished(AuditRun run) throws Exception {
    assertEquals(0, run.status(), run::console);
    assertEquals(0, run.output().reports().size());
    assertEquals(java.util.List.of(), run.master().problems());
    JsonNode report = run.master().reports().getLast();
    assertTrue(report.path("complete").asBoolean(), run::console);
    assertTrue(report.path("findings").toString().contains("report_not_published"));
    assertTrue(run.console().contains(machine.run().resolve("by-hand.json").toString()));
  }
}
