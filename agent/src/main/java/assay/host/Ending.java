package assay.host;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a command ended. An exit status is data, not a verdict: the source of the tool judges it.
///
/// What a report needs of each is asked by methods or by kind, not by a switch over the types: the
/// JVM writes a class for each such switch when it is first met, which no class archive holds.
public sealed interface Ending {
  /// The kinds, as they are called in the report.
  enum Kind {
    exited,
    timeout,
    stuck,
    tool_missing,
    not_started,
    incomplete,
    quarantined,
    out_of_time
  }

  /// Which kind this is.
  Kind kind();

  /// What there is to say about one other than [Exited]; null where the kind says it all.
  default @Nullable String detail() {
    return null;
  }

  /// It in words, for a reason.
  String words();

  /// It ended by itself.
  ///
  /// @param status its exit status, 128 plus the signal's number when a signal ended it
  record Exited(int status) implements Ending {
    /// By hand: each command's end is logged, and the generated one costs a start-up.
    @Override
    public String toString() {
      return "Exited[status=" + status + "]";
    }

    @Override
    public Kind kind() {
      return Kind.exited;
    }

    @Override
    public String words() {
      return "exit status " + status;
    }
  }

  /// It ran past its limit and was killed.
  record TimedOut(Duration limit) implements Ending {
    @Override
    public Kind kind() {
      return Kind.timeout;
    }

    @Override
    public String detail() {
      return "killed after " + limit.toMillis() + " ms";
    }

    @Override
    public String words() {
      return "killed after " + limit.toSeconds() + " s";
    }
  }

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

    @Override
    public Kind kind() {
      return Kind.stuck;
    }

    @Override
    public String detail() {
      String where = "pid %d in state %s %s".formatted(pid, state, waitChannel).strip();
      return stack.isEmpty() ? where : where + ", kernel stack: " + String.join(" < ", stack);
    }

    @Override
    public String words() {
      String where = waitChannel.isEmpty() ? "" : " in " + waitChannel;
      return "killed and still there (process %d, state %s%s)".formatted(pid, state, where);
    }
  }

  /// No such program in any of the folders searched.
  record ToolMissing(String tool) implements Ending {
    @Override
    public Kind kind() {
      return Kind.tool_missing;
    }

    @Override
    public String detail() {
      return tool;
    }

    @Override
    public String words() {
      return tool + " is not installed";
    }
  }

  /// The program is there and could not be started.
  record NotStarted(String reason) implements Ending {
    @Override
    public Kind kind() {
      return Kind.not_started;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public String words() {
      return "not started, " + reason;
    }
  }

  /// It ended by itself, but before it had said all.
  record Incomplete(String reason) implements Ending {
    @Override
    public Kind kind() {
      return Kind.incomplete;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public String words() {
      return reason;
    }
  }

  /// Not started: an earlier command got stuck on the same device.
  record Quarantined(String device) implements Ending {
    @Override
    public Kind kind() {
      return Kind.quarantined;
    }

    @Override
    public String detail() {
      return device;
    }

    @Override
    public String words() {
      return "not started, an earlier command got stuck on " + device;
    }
  }

  /// Not started or cut short: the limit of the whole collector or audit was reached.
  record OutOfTime() implements Ending {
    @Override
    public Kind kind() {
      return Kind.out_of_time;
    }

    @Override
    public String words() {
      return "not started or cut short, the time was up";
    }
  }
}
