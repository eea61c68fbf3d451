package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A storage server: every drive gets its answer within the audit's time, and the agent's memory
/// does not grow with their number, nor with what their tools print. `-Dassay.long=true` has 300
/// drives.
class ManyDrivesTest {
  private static final int COUNT = Boolean.getBoolean("assay.long") ? 300 : 60;

  /// More than are asked at a time: from here on the number must make no difference.
  private static final int FEW = 30;

  private static final int DEADLINE_SECONDS = 900;

  /// The heap, which fills with garbage before any of it is collected. A tool may print a mebibyte
  /// for each drive: keeping that of hundreds would take more.
  private static final int MORE_KIBIBYTES = 96 << 10;

  @TempDir private Path folder;

  @Test
  void everyDriveIsAudited() throws Exception {
    AuditRun few = audit("as-sda", FEW);
    AuditRun many = audit("as-sda", COUNT);
    say("answering", few, many);
    assertEquals("ok", many.collector("smartctl").path("outcome").asText());
    int healthy = 0;
    for (JsonNode drive : many.report().path("hardware").path("drives")) {
      healthy += drive.path("health").path("smartPassed").asBoolean() ? 1 : 0;
    }
    assertTrue(healthy >= COUNT, healthy + " healthy drives");
    assertFlat(few, many);
  }

  @Test
  void drivesWhoseToolNeverStopsTalkingDoNotFillTheMemory() throws Exception {
    AuditRun few = audit("endless-output", FEW);
    AuditRun many = audit("endless-output", COUNT);
    say("talking without end", few, many);
    assertEquals("failed", many.collector("smartctl").path("outcome").asText());
    assertTrue(many.report().path("hardware").path("drives").size() >= COUNT);
    assertFlat(few, many);
  }

  private static void say(String what, AuditRun few, AuditRun many) {
    System.out.printf(
        "%d drives %s: %d ms, %d KiB; %d drives: %d ms, %d KiB%n",
        COUNT,
        what,
        many.wall().toMillis(),
        many.peakKibibytes(),
        FEW,
        few.wall().toMillis(),
        few.peakKibibytes());
  }

  private static void assertFlat(AuditRun few, AuditRun many) {
    assertTrue(few.peakKibibytes() > 0, "nothing measured");
    assertTrue(
        many.peakKibibytes() < few.peakKibibytes() + MORE_KIBIBYTES,
        () -> "%d KiB, with few drives %d".formatted(many.peakKibibytes(), few.peakKibibytes()));
  }

  private AuditRun audit(String fault, int count) throws IOException, InterruptedException {
    FaultyMachine machine = FaultyMachine.below(folder, 60);
    machine.fault("smartctl", "-j *", fault);
    ExtraDrives.add(machine, count);
    return AuditRun.of(machine, DEADLINE_SECONDS).sound();
  }
}
