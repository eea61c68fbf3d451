package assay.collector;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a collector. The names in the report are `ok`, `partial`, `absent`, `tool_missing`,
/// `failed`, `timeout`, `stuck` and `skipped`.
///
/// What a report needs of each is asked by methods, not by a switch over the types: the JVM writes
/// a class for each such switch when it is first met, which no class archive holds.
public sealed interface Outcome {
  /// Its name in the report.
  String word();

  /// Why it is not all there was to learn; null where it is.
  default @Nullable String reason() {
    return null;
  }

  /// What was learnt of the hardware; null for a bad end.
  default @Nullable Hardware hardware() {
    return null;
  }

  /// What there is to say about it.
  default List<Finding> findings() {
    return List.of();
  }

  /// Everything asked for was answered.
  record Ok(Hardware hardware, List<Finding> findings) implements Outcome {
    @Override
    public String word() {
      return "ok";
    }
  }

  /// Some of it was answered, `reason` says what was not.
  record Partial(Hardware hardware, List<Finding> findings, String reason) implements Outcome {
    @Override
    public String word() {
      return "partial";
    }
  }

  /// There is no such hardware.
  record Absent(String reason) implements Outcome {
    @Override
    public String word() {
      return "absent";
    }
  }

  /// The tool is not installed.
  record ToolMissing(String tool) implements Outcome {
    @Override
    public String word() {
      return "tool_missing";
    }

    @Override
    public String reason() {
      return tool + " is not installed";
    }
  }

  /// Nothing useful was answered; `findings` is what that itself shows.
  record Failed(String reason, List<Finding> findings) implements Outcome {
    /// Nothing useful was answered.
    public Failed(String reason) {
      this(reason, List.of());
    }

    @Override
    public String word() {
      return "failed";
    }
  }

  /// Killed at its limit, with nothing useful answered; `findings` is what that itself shows.
  record TimedOut(Duration limit, String reason, List<Finding> findings) implements Outcome {
    /// Killed at its limit, with nothing useful answered.
    public TimedOut(Duration limit, String reason) {
      this(limit, reason, List.of());
    }

    @Override
    public String word() {
      return "timeout";
    }
  }

  /// Killed, and something of it is still there; `findings` is what that itself shows.
  record Stuck(String reason, List<Finding> findings) implements Outcome {
    /// Killed, and something of it is still there.
    public Stuck(String reason) {
      this(reason, List.of());
    }

    @Override
    public String word() {
      return "stuck";
    }
  }

  /// Not run.
  record Skipped(String reason) implements Outcome {
    @Override
    public String word() {
      return "skipped";
    }
  }
}
