package assay.step;

import assay.config.Configuration;
import assay.config.Parameter;
import assay.host.Banner;
import assay.host.Deadline;
import assay.step.StepResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The boot plan. OpenRC executes the steps while the machine boots; the agent verifies each and
/// starts what is missing. Each step has its limit, so that one that hangs costs only itself.
public final class BootPlan {
  /// Why nothing of the plan is done on a machine that did not boot Assay.
  public static final String NO_OPENRC = "OpenRC does not run here";
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(45);
  private static final int COLDPLUG_CLASSES = 4;
  private static final Duration NVIDIA_GRACE = Duration.ofSeconds(30);
  private static final int SSH_PORT = 22;
  private static final int LAST_PORT = 65_535;
  private static final long POLL_MILLIS = 250;

  private final OpenRc openRc;
  private final Blackboard blackboard;
  private final List<Step> steps;

  /// The plan of this machine.
  public BootPlan(OpenRc openRc, Blackboard blackboard, Configuration configuration) {
    this(openRc, blackboard, steps(openRc, blackboard, configuration));
  }

  BootPlan(OpenRc openRc, Blackboard blackboard, List<Step> steps) {
    this.openRc = openRc;
    this.blackboard = blackboard;
    this.steps = List.copyOf(steps);
  }

  /// Not [Duration#multipliedBy], which takes its time for decimals.
  private static Duration times(int count, Duration limit) {
    return Duration.ofSeconds(count * limit.toSeconds());
  }

  private static List<Step> steps(
      OpenRc openRc, Blackboard blackboard, Configuration configuration) {
    Duration coldplugLimit =
        times(COLDPLUG_CLASSES, configuration.seconds(Parameter.COLDPLUG_LIMIT))
            .plus(SERVICE_LIMIT);
    Duration nvidiaLimit =
        configuration.seconds(Parameter.NVIDIA_LIMIT).plus(NVIDIA_GRACE).plus(SERVICE_LIMIT);
    return List.of(
        new Step("sshsetup", "assay-sshsetup", SERVICE_LIMIT, () -> blackboard.look("sshsetup")),
        new Step(
            "dropbear",
            "dropbear",
            SERVICE_LIMIT,
            () ->
                configuration.on(Parameter.SSH)
                    ? lookAtDropbear(blackboard)
                    : new Verification.NotNeeded("assay.ssh=off")),
        new Step(
            "network",
            "assay-network",
            SERVICE_LIMIT,
            () ->
                openRc.started("assay-network")
                    ? new Verification.Done("")
                    : new Verification.Down("assay-network is not started")),
        new Step("coldplug", "assay-coldplug", coldplugLimit, () -> blackboard.look("coldplug")),
        new Step("nvidia", "assay-nvidia", nvidiaLimit, () -> blackboard.look("nvidia")));
  }

  /// The service wrote down which port its options name.
  private static Verification lookAtDropbear(Blackboard blackboard) {
    Long written = blackboard.number("dropbear", "port");
    int port = written == null || written > LAST_PORT ? SSH_PORT : written.intValue();
    return Banner.startsWith(port, "SSH-")
        ? new Verification.Done("")
        : new Verification.Down("nothing answers as SSH on port " + port);
  }

  /// The steps, none looked at yet.
  public List<StepResult> pending() {
    return steps.stream().map(StepResult::pending).toList();
  }

  /// Skips all steps, for machines that did not boot Assay.
  public List<StepResult> skipped(String reason) {
    return steps.stream().map(step -> StepResult.of(step, Outcome.skipped, reason)).toList();
  }

  /// Verifies each step in order, starting what is missing; `changed` gets each new result. A step
  /// gets at most half of what is left until `deadline`, so that the collectors keep a share.
  ///
  /// @return whether this is a machine that booted Assay
  public boolean run(Deadline deadline, Consumer<StepResult> changed) {
    if (!openRc.present()) {
      skipped(NO_OPENRC).forEach(changed);
      return false;
    }
    for (Step step : steps) {
      changed.accept(StepResult.of(step, Outcome.running, null));
      Duration limit = deadline.atMost(step.limit().multipliedBy(2)).dividedBy(2);
      changed.accept(run(step.within(limit)));
    }
    return true;
  }

  private StepResult run(Step step) {
    long started = System.nanoTime();
    StepResult result;
    try {
      result = carryOut(step, Deadline.in(step.limit()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result = StepResult.of(step, Outcome.failed, "interrupted");
    }
    Long begun = blackboard.number(step.name(), "startedUptimeMillis");
    Long ended = blackboard.number(step.name(), "endedUptimeMillis");
    long waitedMillis = Duration.ofNanos(System.nanoTime() - started).toMillis();
    return result.at(begun, begun == null || ended == null ? waitedMillis : ended - begun);
  }

  private StepResult carryOut(Step step, Deadline deadline) throws InterruptedException {
    if (!(step.look().get() instanceof Verification.Down(String reason))) {
      return await(step, deadline, null);
    }
    return switch (openRc.start(step.service(), deadline)) {
      case Verification.Down(String why) -> StepResult.of(step, Outcome.failed, why);
      case Verification.GaveUp(String why) -> StepResult.of(step, Outcome.timeout, why);
      case Verification.Running _, Verification.Done _, Verification.NotNeeded _ ->
          await(step, deadline, reason);
    };
  }

  /// Looks until the step is done or its time is up.
  private static StepResult await(Step step, Deadline deadline, @Nullable String startedBecause)
      throws InterruptedException {
    while (true) {
      boolean late = deadline.passed();
      @Nullable StepResult result =
          switch (step.look().get()) {
            case Verification.Done(String remark) ->
                startedBecause == null
                    ? StepResult.of(step, Outcome.verified, remark)
                    : StepResult.of(step, Outcome.started, startedBecause);
            case Verification.NotNeeded(String reason) ->
                StepResult.of(step, Outcome.skipped, reason);
            case Verification.GaveUp(String reason) -> StepResult.of(step, Outcome.timeout, reason);
            case Verification.Down(String reason) ->
                late ? StepResult.of(step, Outcome.failed, "started, yet " + reason) : null;
            case Verification.Running _ ->
                late
                    ? StepResult.of(
                        step, Outcome.timeout, "not done after " + step.limit().toSeconds() + " s")
                    : null;
          };
      if (result != null) {
        return result;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
