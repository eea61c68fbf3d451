package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places that cannot be written to (field failure F19): wherever one is left, there is a complete
/// report, and the audit says where. Needs root, for mounting.
class PlaceTest {
  private static final int DEADLINE_SECONDS = 60;

  /// Shorter than what publishing may take, and killing it.
  private static final int SHORT_DEADLINE_SECONDS = 12;

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
      unpublished(AuditRun.of(machine, SHORT_DEADLINE_SECONDS).punctual());
      long stuck =
          Traces.pids(machine.token()).stream().filter(pid -> state(pid).contains(") D ")).count();
      assertEquals(1, stuck, "children stuck on the dead output folder");
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  /// A dead disk at the output folder that does not even say what is in it, and the deadline comes
  /// before anybody has given it up.
  @Test
  void outputFolderOnADeadDiskDoesNotHoldTheAuditBeyondItsDeadline() throws Exception {
    Path dead = machine.folder().resolve("dead");
    try (SilentFileSystem _ = SilentFileSystem.on(dead)) {
      AuditRun run =
          AuditRun.of(machine, SHORT_DEADLINE_SECONDS, dead.resolve("report.json"), Map.of());
      unpublished(run.punctual());
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  @Test
  void fileThatNeverAnswersCostsItsOwnCollector() throws Exception {
    try (SilentFileSystem _ =
        SilentFileSystem.on(machine.sysroot().resolve("sys/firmware/dmi/tables"))) {
      AuditRun run = AuditRun.of(machine, DEADLINE_SECONDS).sound();
      assertEquals("stuck", run.collector("dmi").path("outcome").asText(), run::console);
      assertTrue(
          run.collector("dmi").path("reason").asText().contains("state D"),
          () -> run.collector("dmi").toString());
      for (String other : List.of("block", "pci", "net", "smartctl", "ipmitool", "oshi")) {
        assertEquals("ok", run.collector(other).path("outcome").asText(), run::console);
      }
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }

  /// A third of the memory it has on the appliance: it audits, or says so.
  @Test
  void smallHeapAuditsAllTheSame() throws Exception {
    AuditRun run =
        AuditRun.of(
            machine, DEADLINE_SECONDS, machine.output(), Map.of("_JAVA_OPTIONS", "-Xmx32m"));
    run.sound();
    assertTrue(run.console().contains("-Xmx32m"), "the option is not taken");
    for (JsonNode collector : run.report().path("collectors")) {
      if (FaultMatrixTest.TESTED.contains(collector.path("name").asText())) {
        assertEquals("ok", collector.path("outcome").asText(), run::console);
      }
    }
  }

  @Test
  void secondAuditSaysWhoRunsAlsoWhenTheRunFolderIsFull() throws Exception {
    machine.fault("smartctl", "--scan*", "never-ends");
    try (Mounted _ = Mounted.full(machine.run())) {
      Process first = AuditRun.start(machine, DEADLINE_SECONDS);
      try {
        Path holder = machine.run().resolve("audit.holder");
        for (int i = 0; i < 300 && !Files.isSymbolicLink(holder); i++) {
          Thread.sleep(100);
        }
        long pid = AuditRun.agent(first).orElseThrow().pid();
        AuditRun second = AuditRun.of(machine, DEADLINE_SECONDS);
        assertEquals(0, second.status());
        String start = "assay: audit: process %d is at work already, its report so far is /";
        assertTrue(
            second.console().startsWith(start.formatted(pid)),
            () -> start.formatted(pid) + "\n" + second.console());
      } finally {
        AuditRun.agent(first).ifPresent(ProcessHandle::destroy);
        first.waitFor(20, TimeUnit.SECONDS);
      }
    }
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
    assertEquals(List.of(), run.master().problems());
    JsonNode report = run.master().reports().getLast();
    assertTrue(report.path("complete").asBoolean(), run::console);
    assertTrue(report.path("findings").toString().contains("report_not_published"));
    assertTrue(run.console().contains(machine.run().resolve("by-hand.json").toString()));
  }
}
