package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two dozen drives on a plain controller, each of which takes two seconds to answer, but for one
/// that never does: that one costs nobody but itself.
class TwoDozenDrivesTest {
  private static final int DRIVES = 24;
  private static final String DEAD = "sdxaa";
  private static final int LIMIT_SECONDS = 12;
  private static final int DEADLINE_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void theOthersAreKnownWithinTwiceTheTimeOfOne() throws Exception {
    long oneMillis = knownMillis(audit(2), 1);
    AuditRun run = audit(DRIVES);
    long allMillis = knownMillis(run, DRIVES - 1);
    System.out.printf(
        "one healthy drive known after %d ms, %d of %d after %d ms%n",
        oneMillis, DRIVES - 1, DRIVES, allMillis);
    assertTrue(allMillis <= 2 * oneMillis, allMillis + " ms, one takes " + oneMillis);

    JsonNode smartctl = run.collector("smartctl");
    assertEquals("partial", smartctl.path("outcome").asText());
    assertEquals(
        "smartctl -j -x -n standby,3 /dev/%s: killed after %d s".formatted(DEAD, LIMIT_SECONDS),
        smartctl.path("reason").asText());
    long durationMillis = smartctl.path("durationMillis").asLong();
    assertTrue(durationMillis >= LIMIT_SECONDS * 1000, () -> durationMillis + " ms");
    assertTrue(durationMillis < (LIMIT_SECONDS + 15) * 1000, () -> durationMillis + " ms");
  }

  /// When, after the audit's start, the first report said of so many drives how they are.
  private static long knownMillis(AuditRun run, int drives) {
    for (JsonNode report : run.master().reports()) {
      int known = 0;
      for (JsonNode drive : report.path("hardware").path("drives")) {
        boolean slow = drive.path("name").asText().startsWith("sdx");
        known += slow && drive.path("health").path("smartPassed").asBoolean() ? 1 : 0;
      }
      if (known == drives) {
        assertEquals(false, report.path("complete").asBoolean(), "only known at the end");
        return report.path("run").path("durationMillis").asLong();
      }
    }
    throw new AssertionError("no report knew " + drives + ": " + run.console());
  }

  private AuditRun audit(int drives) throws IOException, InterruptedException {
    FaultyMachine machine = FaultyMachine.below(folder, LIMIT_SECONDS);
    machine.fault("smartctl", "* /dev/sdx??", "two-seconds");
    ExtraDrives.add(machine, drives);
    return AuditRun.of(machine, DEADLINE_SECONDS).sound();
  }
}
