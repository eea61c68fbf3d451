package assay.report;

import assay.host.Deadline;
import assay.host.Host;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Publishes in the background: the audit does not wait for a slow `/var/log`, and reports that
/// follow each other quickly are published once: each publication costs half a dozen processes.
public final class Publisher {
  /// How long a report waits for the next one to be published in its place.
  private static final Duration GATHER = Duration.ofMillis(400);

  private final Publication publication;
  private final Host host;
  private boolean requested;
  private boolean urgent;
  private boolean busy;
  private @Nullable String problem;

  /// A publisher whose thread has been started.
  public Publisher(Publication publication, Host host) {
    this.publication = publication;
    this.host = host;
    Thread.ofPlatform().daemon().name("publisher").start(this::loop);
  }

  /// Asks for the report as it is now to be published soon.
  public synchronized void request() {
    requested = true;
    notifyAll();
  }

  /// Waits until everything asked for has been published or given up: each attempt is bounded.
  ///
  /// @return why the last attempt failed, or empty
  public synchronized Optional<String> flush() throws InterruptedException {
    urgent = true;
    notifyAll();
    while (requested || busy) {
      wait();
    }
    return Optional.ofNullable(problem);
  }

  private void loop() {
    while (true) {
      if (!begin()) {
        return;
      }
      String result = "publishing broke off";
      try {
        result = publication.run(host).orElse(null);
      } finally {
        end(result);
      }
    }
  }

  private synchronized boolean begin() {
    try {
      while (!requested) {
        wait();
      }
      Deadline others = Deadline.in(GATHER);
      while (!urgent && !others.passed()) {
        wait(Math.max(1, others.left().toMillis()));
      }
    } catch (InterruptedException e) {
      return false;
    }
    requested = false;
    busy = true;
    return true;
  }

  private synchronized void end(@Nullable String newProblem) {
    busy = false;
    problem = newProblem;
    notifyAll();
  }
}
