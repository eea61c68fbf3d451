package assay.host;

import java.time.Duration;
import java.util.List;

/// How a command ended. An exit status is data, not a verdict: the source of the tool judges it.
public sealed interface Ending {
  /// It ended by itself.
  ///
  /// @param status its exit status, 128 plus the signal's number when a signal ended it
  record Exited(int status) implements Ending {
    /// By hand: each command's end is logged, and the generated one costs a start-up.
    @Override
    public String toString() {
      return "Exited[status=" + status + "]";
    }
  }

  /// It ran past its limit and was killed.
  record TimedOut(Duration limit) implements Ending {}

  /// It was killed and is still there, most likely in uninterruptible sleep; it was abandoned.
  ///
  /// @param state the one-letter state of `/proc/PID/stat`, or `?`
  /// @param waitChannel the kernel function it sleeps in, or empty where that is not readable
  /// @param stack the innermost kernel functions it is in, or empty where that is not readable
  record Stuck(long pid, String state, String waitChannel, List<String> stack) implements Ending {
    /// Copies the list.
    public Stuck {
      stack = List.copyOf(stack);
    }

    /// With a stack that is not known.
    public Stuck(long pid, String state, String waitChannel) {
      this(pid, state, waitChannel, List.of());
    }
  }

  /// No such program in any of the folders searched.
  record ToolMissing(String tool) implements Ending {}

  /// The program is there and could not be started.
  record NotStarted(String reason) implements Ending {}

  /// It ended by itself, but before it had said all.
  record Incomplete(String reason) implements Ending {}

  /// Not started: an earlier command got stuck on the same device.
  record Quarantined(String device) implements Ending {}

  /// Not started or cut short: the limit of the whole collector or audit was reached.
  record OutOfTime() implements Ending {}
}
