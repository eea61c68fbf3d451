package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Command;
import assay.host.Deadline;
import assay.host.Ending;
import assay.host.Host;
import assay.host.TestHosts;
import assay.inventory.Hardware;
import assay.inventory.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorRunnerTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path work;

  private record Scripted(String name, Duration limit, Function<Host, Outcome> work)
      implements Collector {
    @Override
    public List<Section<?>> sections() {
      return List.of();
    }

    @Override
    public Outcome collect(Host host) {
      return work.apply(host);
    }
  }

  private static Outcome ok(Host host) {
    return new Outcome.Ok(Hardware.NOTHING, List.of());
  }

  private static Outcome hang(Host host) {
    return host.run(Command.of("sleep", "1000")).ending() instanceof Ending.TimedOut(Duration limit)
        ? new Outcome.TimedOut(limit, "sleep hung")
        : new Outcome.Failed("sleep ended");
  }

  private Map<String, CollectorResult> run(Deadline deadline, Collector... collectors) {
    return run(deadline, Deadline.in(LONG), collectors);
  }

  private Map<String, CollectorResult> run(
      Deadline deadline, Deadline end, Collector... collectors) {
    Map<String, CollectorResult> results = new ConcurrentHashMap<>();
    new CollectorRunner(TestHosts.local(work), deadline, end, LONG, 2)
        .run(
            List.of(collectors),
            new CollectorRunner.Progress() {
              @Override
              public void started(String name) {}

              @Override
              public void soFar(String name, Outcome.Partial outcome) {}

              @Override
              public void ended(CollectorResult result) {
                results.put(result.name(), result);
              }
            });
    return results;
  }

  @Test
  void hangingCollectorCostsItsOwnLimitAndNoMore() {
    long started = System.nanoTime();
    Map<String, CollectorResult> results =
        run(
            Deadline.in(LONG),
            new Scripted("hangs", Duration.ofSeconds(1), CollectorRunnerTest::hang),
            new Scripted("works", LONG, CollectorRunnerTest::ok));
    assertInstanceOf(Outcome.TimedOut.class, results.get("hangs").outcome());
    assertEquals(1, results.get("hangs").executions().size());
    assertInstanceOf(Outcome.Ok.class, results.get("works").outcome());
    assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 60);
  }

  @Test
  void brokenCollectorIsADefectAndCostsNobodyElse() {
    Map<String, CollectorResult> results =
        run(
            Deadline.in(LONG),
            new Scripted(
                "breaks",
                LONG,
                _ -> {
                  throw new IllegalStateException("no such shelf");
                }),
            new Scripted("works", LONG, CollectorRunnerTest::ok));
    assertEquals(
        new Outcome.Failed("defect: java.lang.IllegalStateException: no such shelf"),
        results.get("breaks").outcome());
    assertInstanceOf(Outcome.Ok.class, results.get("works").outcome());
  }

  @Test
  void collectorThatRunsOutOfMemoryIsADefectToo() {
    Map<String, CollectorResult> results =
        run(
            Deadline.in(LONG),
            new Scripted(
                "greedy",
                LONG,
                _ -> {
                  throw new OutOfMemoryError("no room on the shelf");
                }));
    assertEquals(
        new Outcome.Failed("defect: java.lang.OutOfMemoryError: no room on the shelf"),
        results.get("greedy").outcome());
  }

  @Test
  void noCollectorBeginsAfterTheAuditsTime() {
    Map<String, CollectorResult> results =
        run(
            Deadline.in(Duration.ofMillis(300)),
            new Scripted("first", LONG, CollectorRunnerTest::hang),
            new Scripted("second", LONG, CollectorRunnerTest::hang),
            new Scripted("third", LONG, CollectorRunnerTest::ok));
    assertInstanceOf(Outcome.TimedOut.class, results.get("first").outcome());
    assertEquals(new Outcome.Skipped("the audit's time was up"), results.get("third").outcome());
  }

  @Test
  void collectorThatDoesNotComeBackIsGivenUpAtTheEnd() {
    long started = System.nanoTime();
    Map<String, CollectorResult> results =
        run(
            Deadline.in(Duration.ofMillis(300)),
            Deadline.in(Duration.ofMillis(600)),
            new Scripted(
                "asleep",
                LONG,
                _ -> {
                  LockSupport.parkNanos(LONG.toNanos());
                  return new Outcome.Absent("nothing dreamt");
                }));
    assertInstanceOf(Outcome.TimedOut.class, results.get("asleep").outcome());
    assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 20);
  }
}
