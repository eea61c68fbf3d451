package assay.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
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
  private static final Duration TERM_GRACE = Duration.ofSeconds(2);
  private static final Duration KILL_GRACE = Duration.ofSeconds(2);
  private static final Duration SURVIVOR_PAUSE = Duration.ofMillis(50);
  private static final Duration RELEASE_PAUSE = Duration.ofMillis(200);
  private static final int RELEASE_ATTEMPTS = 10;

  private final ProcessGroups groups;
  private final @Nullable Path cgroup;
  private volatile long pid;

  /// @param cgroup the cgroup v2 folder the process joins, if any
  BoundedProcess(ProcessGroups groups, @Nullable Path cgroup) {
    this.groups = groups;
    this.cgroup = cgroup;
  }

  /// Runs `argv`, which must become a process group leader, until it ends or is ended.
  Ending run(List<String> argv, Path stdout, Path stderr, Duration limit) {
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    Deadline deadline = Deadline.in(limit);
    try {
      Process process = start(builder, deadline.atMost(START_LIMIT));
      pid = process.pid();
      if (process.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ending.Exited(process.exitValue());
      }
      return end(process, limit);
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

  /// Ends it at once, with all it started: the agent is ending, and nobody would do it later.
  void abandon() {
    if (pid > 0) {
      groups.killNow(pid);
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
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("start")
        .start(
            () -> {
              try {
                Process process = builder.start();
                if (!started.complete(process)) {
                  process.destroyForcibly();
                }
              } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
              }
            });
    try {
      return started.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      started.cancel(false);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private Ending end(Process process, Duration limit) throws InterruptedException {
    process.destroy();
    groups.signal(pid, ProcessGroups.Signal.TERM);
    boolean ended = process.waitFor(TERM_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    groups.signal(pid, ProcessGroups.Signal.KILL);
    releaseCgroup();
    if (!ended && !process.waitFor(KILL_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      return stuck(pid);
    }
    Deadline grace = Deadline.in(KILL_GRACE);
    OptionalLong survivor = Session.survivor(pid);
    while (survivor.isPresent() && !grace.passed()) {
      Thread.sleep(SURVIVOR_PAUSE);
      survivor = Session.survivor(pid);
    }
    return survivor.isPresent() ? stuck(survivor.getAsLong()) : new Ending.TimedOut(limit);
  }

  private static Ending stuck(long pid) {
    return new Ending.Stuck(pid, state(pid), waitChannel(pid), KernelStack.of(pid));
  }

  /// What left the process group by setsid(2) is still in the cgroup: it is killed however the
  /// command ended, since a tool that leaves a daemon behind is not done. On a thread of its own:
  /// the kernel may make the writer wait.
  private void releaseCgroup() {
    if (cgroup != null) {
      Thread.ofPlatform().daemon().name("cgroup-release").start(() -> release(cgroup));
    }
  }

  private static void release(Path cgroup) {
    for (int attempt = 0; attempt < RELEASE_ATTEMPTS; attempt++) {
      try {
        Files.writeString(cgroup.resolve("cgroup.kill"), "1");
        Files.deleteIfExists(cgroup);
        return;
      } catch (IOException e) {
        // Busy while what was killed is still going; gone when it was never made.
        if (!Files.exists(cgroup)) {
          return;
        }
      }
      try {
        Thread.sleep(RELEASE_PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    Logger.warn("{} still has processes", cgroup);
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
