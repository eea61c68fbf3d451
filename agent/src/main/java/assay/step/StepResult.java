package assay.step;

import org.jspecify.annotations.Nullable;

/// How a step went, as the report shows it.
///
/// @param outcome see [Outcome]
/// @param limitMillis its limit
/// @param startedUptimeMillis when the service began, by the boot clock
/// @param durationMillis how long the service took, or the agent waited for it
/// @param reason why, where the outcome does not say it all
public record StepResult(
    String name,
    Outcome outcome,
    long limitMillis,
    @Nullable Long startedUptimeMillis,
    @Nullable Long durationMillis,
    @Nullable String reason) {

  /// The names are those of the report.
  public enum Outcome {
    /// Not looked at yet.
    pending,
    /// Being looked at.
    running,
    /// Found done.
    verified,
    /// Found missing, started by the agent, then found done.
    started,
    /// Could not be brought to do its work.
    failed,
    /// Not done within its limit.
    timeout,
    /// Nothing to do here.
    skipped
  }

  /// A step not looked at yet.
  public static StepResult pending(Step step) {
    return of(step, Outcome.pending, null);
  }

  /// A step with that outcome and no times.
  public static StepResult of(Step step, Outcome outcome, @Nullable String reason) {
    return new StepResult(
        step.name(), outcome, step.limit().toMillis(), null, null, blankToNull(reason));
  }

  /// The same with the times of the service.
  public StepResult at(@Nullable Long newStartedUptimeMillis, @Nullable Long newDurationMillis) {
    return new StepResult(
        name, outcome, limitMillis, newStartedUptimeMillis, newDurationMillis, reason);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
