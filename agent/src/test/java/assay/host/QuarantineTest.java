package assay.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
  @TempDir private Path folder;

  @Test
  void theNextAgentOfTheBootKnowsWhatGotStuck() throws IOException {
    Path file = folder.resolve("quarantine");
    Quarantine first = new Quarantine(file);
    first.add("/dev/sda");
    first.add("/dev/sdb");
    first.add("/dev/sda");
    first.add(null);
    assertEquals(List.of("/dev/sda", "/dev/sdb"), Files.readAllLines(file));

    Quarantine next = new Quarantine(file);
    assertTrue(next.holds("/dev/sda"));
    assertTrue(next.holds("/dev/sdb"));
    assertFalse(next.holds("/dev/sdc"));
    assertFalse(next.holds(null));
    next.add("/dev/sda");
    assertEquals(2, Files.readAllLines(file).size(), "known already");
  }

  @Test
  void theNextAgentTouchesNoStuckDevice() throws IOException {
    Path file = Files.writeString(folder.resolve("quarantine"), "\n/dev/wedged\n");
    try (LocalHost host = TestHosts.local(folder.resolve("work"), file)) {
      assertEquals(
          new Ending.Quarantined("/dev/wedged"),
          host.run(Command.of("true").on("/dev/wedged")).ending());
      assertTrue(host.run(Command.of("true").on("/dev/other")).exited(0));
    }
  }

  @Test
  void aFileThatCannotBeWrittenStillProtectsThisRun() {
    Quarantine quarantine = new Quarantine(folder.resolve("no/such/folder/quarantine"));
    quarantine.add("/dev/sda");
    assertTrue(quarantine.holds("/dev/sda"));
    assertFalse(new Quarantine(null).holds("/dev/sda"));
  }
}
