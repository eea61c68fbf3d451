package assay.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A child in real uninterruptible sleep: it writes to a frozen file system and ignores SIGKILL
/// (field failure F1). Needs root, for mounting.
class StuckTest {
  @TempDir private Path folder;
  private Path mounted;

  @BeforeEach
  void frozenFileSystem() throws Exception {
    Path image = folder.resolve("image");
    mounted = Files.createDirectories(folder.resolve("mounted"));
    system("truncate", "-s", "16M", image.toString());
    system("mkfs.ext4", "-q", image.toString());
    system("mount", "-o", "loop", image.toString(), mounted.toString());
    system("fsfreeze", "-f", mounted.toString());
  }

  @AfterEach
  void thaw() throws Exception {
    system("fsfreeze", "-u", mounted.toString());
    Files.deleteIfExists(mounted.resolve("x"));
    system("umount", "-l", mounted.toString());
  }

  private void system(String... command) throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> List.of(command) + " hangs");
    assertEquals(0, process.exitValue(), () -> List.of(command) + " (as root?): " + contents(log));
  }

  private static String contents(Path log) {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  @Test
  void stuckChildIsLeftBehindAndItsDeviceIsNotTouchedAgain() {
    Path quarantine = folder.resolve("quarantine");
    LocalHost host = TestHosts.local(folder, quarantine);
    Command touch =
        Command.of("touch", mounted.resolve("x").toString())
            .within(Duration.ofSeconds(1))
            .on("/dev/wedged");
    Execution execution = host.run(touch);
    Ending.Stuck stuck = assertInstanceOf(Ending.Stuck.class, execution.ending());
    assertEquals("D", stuck.state());
    assertTrue(stuck.waitChannel().contains("rwsem"), stuck::toString);
    assertTrue(
        stuck.stack().getFirst().contains("percpu_rwsem_wait+0x"),
        () -> "as root, the innermost function comes first: " + stuck);
    assertTrue(stuck.stack().size() > 1 && stuck.stack().size() <= 5, stuck::toString);
    assertTrue(execution.duration().compareTo(Duration.ofSeconds(20)) < 0);
    assertEquals(
        new Ending.Quarantined("/dev/wedged"),
        host.run(Command.of("true").on("/dev/wedged")).ending());
    assertTrue(host.run(Command.of("true").on("/dev/other")).exited(0));
    assertEquals(
        new Ending.Quarantined("/dev/wedged"),
        TestHosts.local(folder, quarantine).run(Command.of("true").on("/dev/wedged")).ending(),
        "an agent that is started again leaves it alone too");
  }
}
