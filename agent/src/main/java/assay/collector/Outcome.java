package assay.collector;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import java.time.Duration;
import java.util.List;

/// What came of a collector. The names in the report are `ok`, `partial`, `absent`, `tool_missing`,
/// `failed`, `timeout`, `stuck` and `skipped`.
public sealed interface Outcome {
  /// Everything asked for was answered.
  record Ok(Hardware hardware, List<Finding> findings) implements Outcome {}

  /// Some of it was answered, `reason` says what was not.
  record Partial(Hardware hardware, List<Finding> findings, String reason) implements Outcome {}

  /// There is no such hardware.
  record Absent(String reason) implements Outcome {}

  /// The tool is not installed.
  record ToolMissing(String tool) implements Outcome {}

  /// Nothing useful was answered; `findings` is what that itself shows.
  record Failed(String reason, List<Finding> findings) implements Outcome {
    /// Nothing useful was answered.
    public Failed(String reason) {
      this(reason, List.of());
    }
  }

  /// Killed at its limit, with nothing useful answered; `findings` is what that itself shows.
  record TimedOut(Duration limit, String reason, List<Finding> findings) implements Outcome {
    /// Killed at its limit, with nothing useful answered.
    public TimedOut(Duration limit, String reason) {
      this(limit, reason, List.of());
    }
  }

  /// Killed, and something of it is still there; `findings` is what that itself shows.
  record Stuck(String reason, List<Finding> findings) implements Outcome {
    /// Killed, and something of it is still there.
    public Stuck(String reason) {
      this(reason, List.of());
    }
  }

  /// Not run.
  record Skipped(String reason) implements Outcome {}
}
