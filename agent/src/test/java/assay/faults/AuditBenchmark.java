package assay.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long audits take, as ratios: figures in seconds are this machine's only. For
/// `test-vm/bench`; nothing here fails for being slow.
class AuditBenchmark {
  private static final int ROUNDS = 9;
  private static final int DEADLINE_SECONDS = 300;

  /// What this JVM gets before each measurement to end what it does in the background: compiling
  /// what made the last machine takes a core of two.
  private static final Duration QUIET = Duration.ofMillis(300);

  /// A tmpfs, as the folders of the appliance are.
  private static final Path MEMORY = Path.of("/dev/shm");

  private Path folder;
  private double javaSeconds;

  @BeforeEach
  void makeFolder(@TempDir Path disk) throws IOException {
    folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "assay-benchmark") : disk;
  }

  @AfterEach
  void deleteFolder() {
    if (folder.startsWith(MEMORY)) {
      Appliance.delete(folder);
    }
  }

  @BeforeEach
  void timeOfAnIdleJvm() throws Exception {
    // Made once, of what was built: not a part of any audit.
    Appliance.home();
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Thread.sleep(QUIET);
      long started = System.nanoTime();
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      seconds.add(seconds(Duration.ofNanos(System.nanoTime() - started)));
    }
    javaSeconds = median(seconds);
    System.out.printf("java -version: %.3f s%n", javaSeconds);
  }

  @Test
  void toolsThatAnswerAtOnce() throws Exception {
    List<Double> walls = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      FaultyMachine machine = silent();
      Thread.sleep(QUIET);
      long started = System.nanoTime();
      Process agent = AuditRun.start(machine, DEADLINE_SECONDS);
      while (agent.isAlive() && !Files.exists(machine.run().resolve("by-hand.json"))) {
        Thread.sleep(1);
      }
      firsts.add(seconds(Duration.ofNanos(System.nanoTime() - started)));
      agent.waitFor();
      // Another one, for looking a thousand times a second takes its time too.
      machine = silent();
      Thread.sleep(QUIET);
      started = System.nanoTime();
      AuditRun.start(machine, DEADLINE_SECONDS).waitFor();
      walls.add(seconds(Duration.ofNanos(System.nanoTime() - started)));
    }
    report("first report", median(firsts), javaSeconds);
    report("audit whose tools answer at once", median(walls), javaSeconds);
  }

  private FaultyMachine silent() throws IOException {
    FaultyMachine machine = FaultyMachine.below(folder, 10);
    for (String tool : List.of("smartctl", "ipmitool", "ip", "dmesg", "assay")) {
      machine.replace(tool, "nothing");
    }
    return machine;
  }

  @Test
  void toolsOfOneSecondEach() throws Exception {
    double none = wall(0);
    for (int count : List.of(1, 4, 16, 64)) {
      report(count + " drives of 1 s each, beyond an audit of none", wall(count) - none, 1);
    }
  }

  private double wall(int drives) throws IOException, InterruptedException {
    FaultyMachine machine = FaultyMachine.below(folder, 10);
    machine.fault("smartctl", "* /dev/sdx??", "slow-nothing");
    ExtraDrives.add(machine, drives);
    AuditRun run = AuditRun.of(machine, DEADLINE_SECONDS);
    assertTrue(run.report().path("complete").asBoolean(), run::console);
    return seconds(run.wall());
  }

  private static void report(String what, double seconds, double unit) {
    System.out.printf("%s: %.3f s, %.2f times the unit%n", what, seconds, seconds / unit);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
