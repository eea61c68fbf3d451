package assay.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Starts one process, waits for it, ends it; each of the three within a limit. Output goes to
/// files, never to pipes: a grandchild that keeps a pipe open blocks its reader for ever.
final class BoundedProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(10);
  private static final int START_TRIES = 3;
  private static final Duration START_PAUSE = Duration.ofMillis(50);
  private static final Duration KILL_GRACE = Duration.ofSeconds(2);
  private static final Duration SURVIVOR_PAUSE = Duration.ofMillis(50);

  /// What killing is given even when nothing is left until the end: less would call a process stuck
  /// that a busy machine has not yet got round to ending.
  private static final Duration LEAST_GRACE = Duration.ofMillis(200);

  /// Room for killing before the end of all time.
  private static final Duration KILLING = Duration.ofMillis(600);

  /// The kernel counts the starts of processes in hundredths of a second since a boot whose time is
  /// known to the second.
  private static final Duration CLOCK_TICKS = Duration.ofMillis(1100);

  private static final String START_HELPER = "/jspawnhelper";

  /// Uninterruptible sleep; or a leader that has ended while a thread of it sleeps so.
  private static final Set<String> UNENDING = Set.of("D", "Z");

  private final ProcessGroups groups;
  private final @Nullable Path cgroup;
  private final CgroupReleases releases;
  private final Deadline end;
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private @Nullable Thread starter;
  private boolean abandoned;

  /// @param cgroup the cgroup v2 folder the process joins, if any
  /// @param end when [#run] is to have come back, whatever the limit: the graces are cut for it
  BoundedProcess(
      ProcessGroups groups, @Nullable Path cgroup, CgroupReleases releases, Deadline end) {
    this.groups = groups;
    this.cgroup = cgroup;
    this.releases = releases;
    this.end = end;
  }

  /// Runs `argv`, which must become a process group leader, until it ends or is ended.
  Ending run(
      List<String> argv,
      Map<String, String> environment,
      Path stdout,
      Path stderr,
      Duration limit,
      Duration termGrace) {
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Deadline deadline = end.before(KILLING).orIn(limit);
    try {
      Process process = start(builder, deadline.atMost(START_LIMIT));
      if (process.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ending.Exited(process.exitValue());
      }
      return end(process, limit, termGrace);
    } catch (TimeoutException e) {
      return new Ending.NotStarted("its start did not return within its limit");
    } catch (IOException e) {
      return new Ending.NotStarted(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending.OutOfTime();
    } finally {
      releaseCgroup();
    }
  }

  /// Ends it at once, with all it started: the agent is ending, and nobody would do it later. One
  /// that is just being started is waited for, until `patience` at the most.
  void abandon(Deadline patience) {
    synchronized (this) {
      abandoned = true;
      if (starter == null) {
        return;
      }
    }
    try {
      Process process = started.get(Math.max(1, patience.left().toMillis()), TimeUnit.MILLISECONDS);
      // By its pid as well: it leads no group before the launcher has made it a session.
      process.destroyForcibly();
      groups.killNow(process.pid());
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      Logger.debug("not started: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (cgroup != null) {
      try {
        Files.writeString(cgroup.resolve("cgroup.kill"), "1");
      } catch (IOException e) {
        Logger.debug("no {}: {}", cgroup, e.getMessage());
      }
    }
  }

  /// A start can block for ever too: the kernel reads the program from a medium that may be dead.
  private Process start(ProcessBuilder builder, Duration limit)
      throws IOException, TimeoutException, InterruptedException {
    synchronized (this) {
      if (abandoned) {
        throw new IOException("the agent is ending");
      }
      starter = Thread.ofPlatform().daemon().name("start").start(() -> start(builder));
    }
    Instant begun = Instant.now();
    try {
      return started.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (started.cancel(false)) {
        endUnstarted(begun, limit);
        throw e;
      }
      return started.join();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private void start(ProcessBuilder builder) {
    makeCgroup();
    try {
      Process process = startAtLast(builder);
      if (!started.complete(process)) {
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      started.completeExceptionally(e);
    }
  }

  /// Some starts fail for a moment only: there is no memory or no process to be had just then, or
  /// the helper by which Java starts processes is killed before it has become the program (by the
  /// OOM killer, say). Nothing of the program has run in any of them.
  private Process startAtLast(ProcessBuilder builder) throws IOException, InterruptedException {
    for (int again = START_TRIES - 1; ; again--) {
      try {
        return builder.start();
      } catch (IOException e) {
        if (again == 0 || started.isDone()) {
          throw e;
        }
        Logger.info("tried again: {}", e.getMessage());
        Thread.sleep(START_PAUSE);
      }
    }
  }

  /// Without one the process runs all the same, and is ended by its process group alone.
  private void makeCgroup() {
    try {
      if (cgroup != null) {
        Files.createDirectory(cgroup);
      }
    } catch (IOException e) {
      Logger.debug("no {}: {}", cgroup, e.getMessage());
    }
  }

  /// A child whose program the kernel is still reading is not known by its pid: it is one that is
  /// still the helper by which Java starts processes, though it began about when this one did.
  private static void endUnstarted(Instant begun, Duration waited) {
    Instant earliest = begun.minus(CLOCK_TICKS);
    Instant latest = begun.plus(waited.dividedBy(2));
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith(START_HELPER))
        .filter(
            child ->
                child
                    .info()
                    .startInstant()
                    .filter(at -> at.isAfter(earliest) && at.isBefore(latest))
                    .isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Ending end(Process process, Duration limit, Duration termGrace)
      throws InterruptedException {
    long pid = process.pid();
    process.destroy();
    groups.signal(pid, ProcessGroups.Signal.TERM);
    boolean ended = process.waitFor(grace(termGrace, 2).toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    groups.signal(pid, ProcessGroups.Signal.KILL);
    releaseCgroup();
    Duration grace = grace(KILL_GRACE, 1);
    Deadline patience = Deadline.in(grace);
    if (!ended && !process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      return leftBehind(pid, limit, grace);
    }
    OptionalLong survivor = Session.survivor(pid);
    while (survivor.isPresent() && !patience.passed()) {
      Thread.sleep(SURVIVOR_PAUSE);
      survivor = Session.survivor(pid);
    }
    return survivor.isPresent()
        ? leftBehind(survivor.getAsLong(), limit, grace)
        : new Ending.TimedOut(limit);
  }

  /// A grace, or its share of what is left until the end.
  private Duration grace(Duration full, int shares) {
    Duration cut = end.atMost(full.multipliedBy(shares)).dividedBy(shares);
    return cut.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : cut;
  }

  /// After a grace that was cut short, only what sleeps uninterruptibly is known to be stuck.
  private static Ending leftBehind(long pid, Duration limit, Duration grace) {
    String state = state(pid);
    return grace.equals(KILL_GRACE) || UNENDING.contains(state)
        ? new Ending.Stuck(pid, state, waitChannel(pid), KernelStack.of(pid))
        : new Ending.TimedOut(limit);
  }

  private void releaseCgroup() {
    if (cgroup != null) {
      releases.release(cgroup);
    }
  }

  /// The state letter in `/proc/PID/stat` (proc_pid_stat(5)).
  private static String state(long pid) {
    String stat = processFile(pid, "stat");
    int at = stat.lastIndexOf(')') + 2;
    return at < 2 || at >= stat.length() ? "?" : stat.substring(at, at + 1);
  }

  /// The kernel function it sleeps in (proc_pid_wchan(5)).
  private static String waitChannel(long pid) {
    String channel = processFile(pid, "wchan").strip();
    return channel.equals("0") ? "" : channel;
  }

  /// Neither of the two files takes a lock that the process may hold.
  private static String processFile(long pid, String name) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), name));
    } catch (IOException e) {
      return "";
    }
  }
}
