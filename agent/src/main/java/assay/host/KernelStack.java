package assay.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where in the kernel a process is: `/proc/PID/stack` (proc_pid_stack(5)), which only root may
/// read and not every kernel has.
final class KernelStack {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int DEPTH = 5;

  private KernelStack() {}

  /// The innermost functions with their offsets, innermost first; empty where they are not to be
  /// had. The kernel takes a lock for it that a process stuck in execve(2) holds: the reading has
  /// a thread of its own, which is left behind then. That wait can be killed, so it does not keep
  /// this process from ending.
  static List<String> of(long pid) {
    CompletableFuture<List<String>> read = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("stack-of-" + pid)
        .start(() -> read.complete(functions(Path.of("/proc", Long.toString(pid), "stack"))));
    try {
      return read.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /// A line is `[<0>] percpu_rwsem_wait+0x11b/0x160`; the address is hidden and says nothing.
  static List<String> functions(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .map(line -> line.replaceFirst("^\\[<[0-9a-f]*>\\]\\s*", "").strip())
          .filter(line -> !line.isEmpty())
          .limit(DEPTH)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
