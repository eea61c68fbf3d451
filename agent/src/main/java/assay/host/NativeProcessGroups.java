package assay.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// kill(2) of a negative pid, through jnr-posix (which has no killpg). Its first load unpacks and
/// links a library, which takes seconds on a slow machine: it happens on a thread of its own, once,
/// asked for by [#warm] or by the first signal, and a signal waits for it only so long before
/// `kill` of the shell has to do.
final class NativeProcessGroups implements ProcessGroups {
  private static final Duration LOAD_LIMIT = Duration.ofSeconds(1);

  private @Nullable CompletableFuture<POSIX> loading;

  /// Starts loading, if that has not been done, and returns at once.
  synchronized CompletableFuture<POSIX> warm() {
    CompletableFuture<POSIX> current = loading;
    if (current == null) {
      CompletableFuture<POSIX> started = new CompletableFuture<>();
      Thread.ofPlatform().daemon().name("posix-load").start(() -> load(started));
      current = started;
      loading = started;
    }
    return current;
  }

  /// Starts loading after `delay`, unless something has asked for it by then.
  void warmIn(Duration delay) {
    Thread.ofVirtual()
        .name("posix-warm")
        .start(
            () -> {
              try {
                Thread.sleep(delay);
                warm();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static void load(CompletableFuture<POSIX> loading) {
    try {
      POSIX posix = POSIXFactory.getNativePOSIX();
      posix.getpid();
      loading.complete(posix);
    } catch (Throwable e) { // whatever it is, the shell's kill has to do
      loading.completeExceptionally(e);
    }
  }

  @Override
  public boolean signal(long group, Signal signal) {
    POSIX posix = loaded();
    if (posix == null) {
      return shellKill(group, signal.number);
    }
    return posix.kill((int) -group, signal.number) == 0;
  }

  @Override
  public void killNow(long group) {
    CompletableFuture<POSIX> current = warm();
    if (current.isDone() && !current.isCompletedExceptionally()) {
      current.join().kill((int) -group, Signal.KILL.number);
    } else {
      shellKill(group, Signal.KILL.number);
    }
  }

  private @Nullable POSIX loaded() {
    try {
      return warm().get(LOAD_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      Logger.warn("jnr-posix does not load ({}), using kill of the shell", e.toString());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static boolean shellKill(long group, int signal) {
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " -" + group)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return kill.waitFor(2, TimeUnit.SECONDS) && kill.exitValue() == 0;
    } catch (java.io.IOException e) {
      Logger.warn("cannot signal process group {}: {}", group, e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
