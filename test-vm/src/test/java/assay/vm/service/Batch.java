package assay.vm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Cases run side by side, for most of them mostly wait; each is a test of its own.
final class Batch {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private record Case(String name, Future<Command> result) {}

  private final ExecutorService workers;
  private final List<Case> cases = new ArrayList<>();

  Batch(int width) {
    workers = Executors.newFixedThreadPool(width);
  }

  void add(String name, List<String> argv) {
    add(name, () -> argv);
  }

  /// A case whose command takes time to find; that time is none of the case's.
  void add(String name, Callable<List<String>> argv) {
    cases.add(new Case(name, workers.submit(() -> Command.run(LIMIT, argv.call()))));
  }

  /// One test per case; JUnit closes the stream when it has run them.
  Stream<DynamicTest> tests() {
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)))
        .onClose(workers::shutdownNow);
  }

  private void check(Case c) throws InterruptedException, ExecutionException, TimeoutException {
    long queued = LIMIT.toSeconds() * cases.size();
    Command ended = c.result().get(queued, TimeUnit.SECONDS);
    assertEquals(0, ended.status(), () -> c.name() + "\n" + ended.output());
  }
}
