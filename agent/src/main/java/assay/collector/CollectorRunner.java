package assay.collector;

import assay.host.Deadline;
import assay.host.Host;
import assay.host.TracingHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tinylog.Logger;

/// Runs collectors side by side, each within its own limit and all within the audit's.
public final class CollectorRunner {
  /// What the host may take to end a command after its limit, and then some.
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Host host;
  private final Deadline deadline;
  private final Deadline end;
  private final Duration commandLimit;
  private final Semaphore slots;

  /// @param deadline when commands are to end
  /// @param end when a collector that has not come back by then is given up
  /// @param width how many collectors run at a time
  public CollectorRunner(
      Host host, Deadline deadline, Deadline end, Duration commandLimit, int width) {
    this.host = host;
    this.deadline = deadline;
    this.end = end;
    this.commandLimit = commandLimit;
    this.slots = new Semaphore(width, true);
  }

  /// Is told how the collectors get on, on their threads.
  public interface Progress {
    /// The collector of that name began.
    void started(String name);

    /// What it knows so far.
    void soFar(String name, Outcome.Partial outcome);

    /// It ended, or was given up.
    void ended(CollectorResult result);
  }

  /// Runs all of them.
  public void run(List<Collector> collectors, Progress progress) {
    List<Thread> threads = new ArrayList<>();
    for (Collector collector : collectors) {
      // Taking the slot here keeps the list's order: cheap facts first.
      slots.acquireUninterruptibly();
      threads.add(
          Thread.ofVirtual()
              .name(collector.name())
              .start(
                  () -> {
                    try {
                      progress.started(collector.name());
                      progress.ended(run(collector, progress));
                    } finally {
                      slots.release();
                    }
                  }));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private CollectorResult run(Collector collector, Progress progress) {
    long startedNanos = System.nanoTime();
    TracingHost traced = new TracingHost(host, deadline.orIn(collector.limit()), commandLimit);
    Outcome outcome =
        deadline.passed()
            ? new Outcome.Skipped("the audit's time was up")
            : collect(collector, traced, progress);
    return new CollectorResult(
        collector.name(),
        outcome,
        collector.limit(),
        startedNanos,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        traced.executions().stream().sorted(collector.commandOrder()).toList());
  }

  private Outcome collect(Collector collector, Host traced, Progress progress) {
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    Thread.ofVirtual()
        .name(collector.name() + "-work")
        .start(
            () -> {
              try {
                future.complete(
                    collector.collect(traced, known -> progress.soFar(collector.name(), known)));
              } catch (Throwable e) { // also OutOfMemoryError: one collector's, not the audit's
                future.completeExceptionally(e);
              }
            });
    Duration limit = end.atMost(deadline.atMost(collector.limit()).plus(GRACE));
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Outcome.TimedOut(collector.limit(), "did not come back");
    } catch (ExecutionException e) {
      Logger.error(e.getCause(), "collector {} broke", collector.name());
      return new Outcome.Failed("defect: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }
}
