package assay.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.faults.SilentFileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting itself blocks where the program lies on a dead medium (field failures F3, F26): not
/// even the pid of what was begun is known then. Needs root.
class StartTest {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Deadline END = Deadline.in(Duration.ofMinutes(5));

  @TempDir private Path folder;

  private Ending run(String program) {
    return new BoundedProcess(new NativeProcessGroups(), null, new CgroupReleases(), END)
        .run(
            List.of(program),
            Map.of(),
            folder.resolve("stdout"),
            folder.resolve("stderr"),
            LIMIT,
            LIMIT);
  }

  @Test
  void programThatCannotBeReadIsGivenUpAndKilled() throws Exception {
    Path dead = folder.resolve("dead");
    try (SilentFileSystem _ = SilentFileSystem.ofPrograms(dead)) {
      long started = System.nanoTime();
      assertEquals(
          new Ending.NotStarted("its start did not return within its limit"), run(dead + "/tool"));
      assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 20);
      assertEquals(new Ending.Exited(0), run("/bin/true"), "others start meanwhile");
      assertEquals(List.of("D"), unstarted(), "killed, in uninterruptible sleep since");
    }
    for (int i = 0; i < 100 && !unstarted().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertEquals(List.of(), unstarted());
  }

  /// As the OOM killer does it: nothing of the program has run, so it is started again.
  @Test
  void programWhoseStartWasKilledIsStartedAgain() throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    Thread killer = Thread.ofPlatform().daemon().start(() -> killOneStart(killed));
    for (int i = 0; i < 2000 && !killed.get(); i++) {
      // With 137 where it had become the program between the look and the kill.
      assertInstanceOf(Ending.Exited.class, run("/bin/true"));
    }
    killer.interrupt();
    killer.join();
    assertTrue(killed.get(), "no start was met");
  }

  private static void killOneStart(AtomicBoolean killed) {
    while (!killed.get() && !Thread.currentThread().isInterrupted()) {
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").endsWith("/jspawnhelper"))
          .findFirst()
          .ifPresent(child -> killed.set(child.destroyForcibly()));
    }
  }

  /// States of the children that have not become their program.
  private static List<String> unstarted() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/jspawnhelper"))
        .map(child -> state(child.pid()))
        .toList();
  }

  private static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    } catch (java.io.IOException e) {
      return "gone";
    }
  }

  @Test
  void whatIsAbandonedBeforeItBeganIsNotStarted() {
    BoundedProcess process =
        new BoundedProcess(new NativeProcessGroups(), null, new CgroupReleases(), END);
    process.abandon(END);
    Path trace = folder.resolve("trace");
    assertInstanceOf(
        Ending.NotStarted.class,
        process.run(
            List.of("/usr/bin/touch", trace.toString()),
            Map.of(),
            folder.resolve("stdout"),
            folder.resolve("stderr"),
            LIMIT,
            LIMIT));
    assertTrue(Files.notExists(trace));
  }
}
