package assay.step;

import assay.host.Deadline;
import assay.step.StepResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was started past OpenRC on a netbooted system, by the service `assay-netboot` or by a
/// script that calls `netboot.sh`. It is no step of the boot plan: the agent starts nothing of it,
/// and where nobody wrote anything down there is no such step.
public final class Netboot {
  /// The step's name in the report.
  public static final String NAME = "netboot";

  /// How long it is waited for at the end of an audit, which did not need it.
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final long POLL_MILLIS = 250;

  private final Blackboard blackboard;

  /// As that blackboard has it.
  public Netboot(Blackboard blackboard) {
    this.blackboard = blackboard;
  }

  /// The services, in the order in which they were forced.
  public List<ForcedService> services() {
    return ForcedService.of(blackboard.step(NAME));
  }

  /// The step as of now, if there is one.
  public Optional<StepResult> look() {
    Map<String, String> keys = blackboard.step(NAME);
    return keys.isEmpty() ? Optional.empty() : Optional.of(result(keys));
  }

  /// The step when it has ended, or has not by its limit or the deadline.
  public Optional<StepResult> await(Deadline deadline) throws InterruptedException {
    Deadline end = Deadline.in(deadline.atMost(LIMIT));
    while (true) {
      Optional<StepResult> now = look();
      if (now.isEmpty() || now.get().outcome() != Outcome.running) {
        return now;
      }
      if (end.passed()) {
        return Optional.of(of(Outcome.timeout, "still at work when the audit ended"));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private StepResult result(Map<String, String> keys) {
    Verification seen =
        keys.containsKey("state")
            ? blackboard.look(NAME)
            : new Verification.Done("forced by a script, not by assay-netboot");
    StepResult result =
        switch (seen) {
          case Verification.Done(String remark) -> of(Outcome.verified, remark);
          case Verification.Running() -> of(Outcome.running, null);
          case Verification.NotNeeded(String reason) -> of(Outcome.skipped, reason);
          case Verification.GaveUp(String reason) -> of(Outcome.timeout, reason);
          case Verification.Down(String reason) -> of(Outcome.failed, reason);
        };
    Long begun = blackboard.number(NAME, "startedUptimeMillis");
    Long ended = blackboard.number(NAME, "endedUptimeMillis");
    return result.at(begun, begun == null || ended == null ? null : ended - begun);
  }

  private static StepResult of(Outcome outcome, @Nullable String reason) {
    String why = reason == null || reason.isBlank() ? null : reason;
    return new StepResult(NAME, outcome, LIMIT.toMillis(), null, null, why);
  }
}
