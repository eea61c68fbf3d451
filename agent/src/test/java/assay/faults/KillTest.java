package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random, as the OOM killer does it: of any child, and of the agent itself. The
/// report is whole at every look. `-Dassay.long=true` kills a thousand times.
class KillTest {
  private static final boolean LONG = Boolean.getBoolean("assay.long");

  /// Or as many as `-Dassay.kills=` says.
  private static final int CHILDREN = Integer.getInteger("assay.kills", LONG ? 900 : 20);

  private static final int AGENTS = Math.max(5, CHILDREN / 9);
  private static final int DEADLINE_SECONDS = 60;

  /// The same kills again with `-Dassay.seed=`, as far as the scheduler lets them be the same.
  private static final long SEED = Long.getLong("assay.seed", System.nanoTime());

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private FaultyMachine machine;

  @BeforeEach
  void slowMachine() throws IOException {
    machine = FaultyMachine.below(folder, 5);
    machine.fault("smartctl", "-j *", "slow");
    machine.fault("ipmitool", "fru print", "slow");
    System.out.println("KillTest: seed " + SEED);
  }

  @Test
  void killedChildrenAreMissedAndNamed() throws Exception {
    int killed = 0;
    for (int audit = 0; killed < CHILDREN; audit++) {
      assertTrue(audit < CHILDREN, "there is hardly anything to kill");
      AtomicInteger kills = new AtomicInteger();
      Thread killer = Thread.ofPlatform().daemon().start(() -> killAtRandom(kills));
      AuditRun run;
      try {
        run = AuditRun.of(machine, DEADLINE_SECONDS);
      } finally {
        killer.interrupt();
        killer.join();
      }
      for (JsonNode collector : run.sound().report().path("collectors")) {
        if (FaultMatrixTest.TESTED.contains(collector.path("name").asText())) {
          assertNotEquals("absent", collector.path("outcome").asText(), collector::toString);
        }
      }
      killed += kills.get();
    }
    System.out.printf("KillTest: %d children killed%n", killed);
  }

  private void killAtRandom(AtomicInteger kills) {
    try {
      while (true) {
        Thread.sleep(random.nextInt(400));
        List<ProcessHandle> children =
            Traces.pids(machine.token()).stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(process -> !isAgent(process))
                .toList();
        if (!children.isEmpty()
            && children.get(random.nextInt(children.size())).destroyForcibly()) {
          kills.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The launcher, which this test started, or its JVM.
  private static boolean isAgent(ProcessHandle process) {
    return process.pid() == ProcessHandle.current().pid()
        || process.parent().map(parent -> parent.equals(ProcessHandle.current())).orElse(false)
        || process.info().command().map(command -> command.endsWith("/java")).orElse(false);
  }

  @Test
  void killedAgentLeavesAWholeReportAndTheNextOneCompletes() throws Exception {
    try (ReportSampler master = new ReportSampler(machine.run().resolve("by-hand.json"));
        ReportSampler output = new ReportSampler(machine.output())) {
      for (int i = 0; i < AGENTS; i++) {
        Process launcher = AuditRun.start(machine, DEADLINE_SECONDS);
        agent(launcher, random.nextInt(3000)).destroyForcibly();
        assertTrue(launcher.waitFor(20, TimeUnit.SECONDS));
      }
      assertEquals(List.of(), master.problems());
      assertEquals(List.of(), output.problems());
    }
    AuditRun.of(machine, DEADLINE_SECONDS).sound();
  }

  /// SIGTERM in the middle, as from the service that runs it: whatever was running or just being
  /// started then is gone.
  @Test
  void stoppedAgentLeavesNothingRunning() throws Exception {
    machine.fault("smartctl", "-j *", "ignores-term-with-children");
    for (int i = 0; i < AGENTS; i++) {
      Process launcher = AuditRun.start(machine, DEADLINE_SECONDS);
      agent(launcher, random.nextInt(1500)).destroy();
      assertTrue(launcher.waitFor(20, TimeUnit.SECONDS));
      assertEquals("", String.join("\n", Traces.processes(machine.token())));
    }
  }

  /// The agent's JVM, so many milliseconds after it has come up.
  private static ProcessHandle agent(Process launcher, int millis) throws InterruptedException {
    Optional<ProcessHandle> agent = AuditRun.agent(launcher);
    while (agent.isEmpty() && launcher.isAlive()) {
      Thread.sleep(10);
      agent = AuditRun.agent(launcher);
    }
    Thread.sleep(millis);
    return agent.orElseThrow();
  }
}
