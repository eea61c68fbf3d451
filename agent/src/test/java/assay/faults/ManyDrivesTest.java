package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A storage server: every drive gets its answer, and what the agent keeps of each does not fill
/// its memory. `-Dassay.long=true` has 300 drives.
class ManyDrivesTest {
  private static final int COUNT = Boolean.getBoolean("assay.long") ? 300 : 60;
  private static final int DEADLINE_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void everyDriveIsAudited() throws Exception {
    JsonNode report = audit("as-sda");
    assertEquals("ok", smartctl(report).path("outcome").asText());
    int healthy = 0;
    for (JsonNode drive : report.path("hardware").path("drives")) {
      healthy += drive.path("health").path("smartPassed").asBoolean() ? 1 : 0;
    }
    assertTrue(healthy >= COUNT, healthy + " healthy drives");
  }

  @Test
  void drivesWhoseToolNeverStopsTalkingDoNotFillTheMemory() throws Exception {
    JsonNode report = audit("endless-output");
    assertEquals("failed", smartctl(report).path("outcome").asText());
    assertTrue(report.path("hardware").path("drives").size() >= COUNT);
  }

  private JsonNode audit(String fault) throws IOException, InterruptedException {
    FaultyMachine machine = FaultyMachine.below(folder, 10);
    machine.fault("smartctl", "-j *", fault);
    ExtraDrives.add(machine, COUNT);
    return AuditRun.of(machine, DEADLINE_SECONDS).sound().report();
  }

  private static JsonNode smartctl(JsonNode report) {
    for (JsonNode collector : report.path("collectors")) {
      if (collector.path("name").asText().equals("smartctl")) {
        return collector;
      }
    }
    throw new AssertionError("no smartctl");
  }
}
