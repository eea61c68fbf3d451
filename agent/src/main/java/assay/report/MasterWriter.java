package assay.report;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps the master report up to date in the background. Changes that follow each other closely are
/// written together: with hundreds of drives, and with tools that answer at once, a report for each
/// would be most of the audit's work.
public final class MasterWriter {
  /// What lies between two writes at the least.
  private static final Duration GAP = Duration.ofMillis(100);

  private final ReportFile file;
  private final Supplier<Report> report;
  private final Runnable written;

  /// Held while writing; never by whoever only says that something has changed.
  private final Object writing = new Object();

  private boolean changed;
  private boolean ended;
  private @Nullable String problem;

  /// A writer whose thread has been started.
  ///
  /// @param report the report as it is when it is called
  /// @param written called after each write in the background that succeeded
  public MasterWriter(ReportFile file, Supplier<Report> report, Runnable written) {
    this.file = file;
    this.report = report;
    this.written = written;
    Thread.ofPlatform().daemon().name("master").start(this::loop);
  }

  /// Has the report written soon.
  public synchronized void changed() {
    changed = true;
    notifyAll();
  }

  /// Writes the report as it is now, and no more in the background.
  ///
  /// @return why that failed, or empty
  public Optional<String> last() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    return Optional.ofNullable(write());
  }

  private void loop() {
    try {
      while (awaitChange()) {
        writeInBackground();
        Thread.sleep(GAP);
      }
    } catch (InterruptedException e) {
      Logger.debug("the report is no longer written in the background");
    }
  }

  private void writeInBackground() {
    try {
      synchronized (writing) {
        if (over() || write() != null) {
          return;
        }
      }
      written.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      // The next change may fare better, and the last report is written elsewhere.
      Logger.error(e, "writing the report broke off");
    }
  }

  private synchronized boolean over() {
    return ended;
  }

  private synchronized boolean awaitChange() throws InterruptedException {
    while (!changed && !ended) {
      wait();
    }
    changed = false;
    return !ended;
  }

  /// Why it failed, or null.
  private @Nullable String write() {
    synchronized (writing) {
      try {
        file.write(report.get());
        problem = null;
      } catch (IOException e) {
        if (problem == null) {
          problem = "cannot write %s: %s".formatted(file.path(), e.getMessage());
          Logger.error(problem);
          System.err.println("assay: " + problem);
        }
      }
      return problem;
    }
  }
}
