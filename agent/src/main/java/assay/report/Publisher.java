package assay.report;

import assay.host.Host;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Publishes in the background: the audit does not wait for a slow `/var/log`, and reports that
/// follow each other quickly are published once.
public final class Publisher {
  private final Publication publication;
  private final Host host;
  private boolean requested;
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
    while (!requested) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false;
      }
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
