package assay.step;

import assay.host.Command;
import assay.host.Deadline;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.time.Duration;
import java.util.List;

/// OpenRC as the agent uses it. While a runlevel is being started OpenRC refuses to start anything
/// else (seed 000): a service is started only after that.
public final class OpenRc {
  private static final String STATE_FOLDER = "/run/openrc";
  private static final Duration STATUS_LIMIT = Duration.ofSeconds(15);

  /// Exit status of `rc-service NAME status`, openrc-run(8).
  private static final int CRASHED = 32;

  private static final long POLL_MILLIS = 500;

  private final Host host;

  /// The OpenRC of that machine.
  public OpenRc(Host host) {
    this.host = host;
  }

  /// Whether OpenRC runs there.
  public boolean present() {
    String softLevel = STATE_FOLDER + "/softlevel";
    FileQuery query = FileQuery.of("openrc", List.of(softLevel), List.of());
    FileSet files = host.read(query);
    // Not having been able to look is no reason to leave SSH unverified.
    return files.bytes(softLevel).isPresent() || !files.whole();
  }

  /// Whether the service counts as started.
  public boolean started(String service) {
    return status(service).exited(0);
  }

  private Execution status(String service) {
    return host.run(Command.of("rc-service", "-q", service, "status").within(STATUS_LIMIT));
  }

  /// Starts a service once no runlevel is being started any more; says how that went.
  public Verification start(String service, Deadline deadline) throws InterruptedException {
    while (changingRunlevel()) {
      if (deadline.passed()) {
        return new Verification.GaveUp("OpenRC was still starting its runlevel");
      }
      Thread.sleep(POLL_MILLIS);
    }
    // A service that crashed counts as started: zap lets it be started again. A live one is never
    // zapped: OpenRC would lose sight of it.
    if (status(service).exited(CRASHED)) {
      host.run(Command.of("rc-service", "-q", service, "zap").within(STATUS_LIMIT));
    }
    Execution start = host.run(Command.of("rc-service", service, "start").within(deadline.left()));
    return switch (start.ending()) {
      case Ending.Exited(int status) when status == 0 -> new Verification.Running();
      case Ending.Exited(int status) ->
          new Verification.Down(
              "rc-service %s start: exit status %d %s"
                  .formatted(service, status, start.errorText().strip()));
      case Ending.TimedOut(Duration limit) ->
          new Verification.GaveUp(
              "rc-service %s start: killed after %d s".formatted(service, limit.toSeconds()));
      case Ending.OutOfTime() -> new Verification.GaveUp("no time left to start " + service);
      case Ending other -> new Verification.Down("rc-service " + service + " start: " + other);
    };
  }

  private boolean changingRunlevel() {
    return host.run(Command.of("test", "-d", STATE_FOLDER + "/rc.starting").within(STATUS_LIMIT))
        .exited(0);
  }
}
