package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
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
    IntStream.range(0, COUNT).forEach(number -> drive(machine.sysroot(), number));
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

  /// `sdxaa`, `sdxab` and so on, each on a port of its own.
  private static void drive(Path sysroot, int number) {
    String name = "sdx" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    String scsi = number + ":0:0:0";
    String path =
        "devices/pci0000:00/0000:00:1f.2/ata%1$d/host%1$d/target%1$d:0:0/%2$s/block/%3$s"
            .formatted(number + 10, scsi, name);
    try {
      Path device = Files.createDirectories(sysroot.resolve("sys").resolve(path));
      Files.writeString(device.resolve("size"), "2097152\n");
      Files.createSymbolicLink(device.resolve("device"), Path.of("../../../" + scsi));
      Files.createSymbolicLink(
          sysroot.resolve("sys/class/block").resolve(name), Path.of("../../" + path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
