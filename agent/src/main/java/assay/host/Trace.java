package assay.host;

import java.time.Duration;

/// What is remembered of a command once its output has been used: with hundreds of drives, the
/// outputs together are more than there is memory.
///
/// @param outputBytes how much it printed
/// @param errorTail the end of what it complained, empty where it did not
/// @param truncated whether output was lost to the limit
public record Trace(
    Command command,
    Ending ending,
    int outputBytes,
    String errorTail,
    boolean truncated,
    Duration duration) {
  private static final int TAIL_LENGTH = 300;

  static Trace of(Execution execution) {
    String errors = execution.errorText().strip();
    return new Trace(
        execution.command(),
        execution.ending(),
        execution.stdout().length,
        errors.substring(Math.max(0, errors.length() - TAIL_LENGTH)),
        execution.truncated(),
        execution.duration());
  }
}
