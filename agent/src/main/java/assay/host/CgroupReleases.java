package assay.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tinylog.Logger;

/// Cgroups of commands that are over. What left a command's process group by setsid(2) is still in
/// its cgroup: it is killed however the command ended, since a tool that leaves a daemon behind is
/// not done. On threads of their own: the kernel may make the writer wait.
final class CgroupReleases {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 40;

  private final Set<Thread> pending = ConcurrentHashMap.newKeySet();

  /// Kills what is in a cgroup and removes it, in the background.
  void release(Path cgroup) {
    Thread release =
        Thread.ofPlatform().daemon().name("cgroup-release").unstarted(() -> carryOut(cgroup));
    pending.add(release);
    release.start();
  }

  /// Waits until all are gone, `limit` at the most: nobody does it after this program's end.
  void await(Duration limit) {
    Deadline deadline = Deadline.in(limit);
    for (Thread release : pending) {
      try {
        release.join(Duration.ofNanos(Math.max(1, deadline.left().toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void carryOut(Path cgroup) {
    try {
      killAndRemove(cgroup);
    } finally {
      pending.remove(Thread.currentThread());
    }
  }

  private static void killAndRemove(Path cgroup) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
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
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    Logger.warn("{} still has processes", cgroup);
  }
}
