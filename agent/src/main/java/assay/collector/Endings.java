package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.inventory.Finding;
import java.util.List;

/// What the ending of a command or a reading means for a collector that learnt nothing from it.
final class Endings {
  /// A complaint may be a megabyte without a line's end.
  private static final int COMPLAINT_LENGTH = 300;

  private Endings() {}

  /// The outcome when nothing was learnt.
  static Outcome nothing(String attempted, Ending ending, List<Finding> findings) {
    String reason = attempted + ": " + ending.words();
    return switch (ending.kind()) {
      case tool_missing -> new Outcome.ToolMissing(((Ending.ToolMissing) ending).tool());
      case timeout -> new Outcome.TimedOut(((Ending.TimedOut) ending).limit(), reason, findings);
      case stuck -> new Outcome.Stuck(reason, findings);
      case quarantined, out_of_time -> new Outcome.Skipped(reason);
      case exited, not_started, incomplete -> new Outcome.Failed(reason, findings);
    };
  }

  /// The outcome when nothing was learnt from reading files.
  static Outcome nothing(String attempted, Ending ending) {
    return nothing(attempted, ending, List.of());
  }

  /// What was attempted, on what, and how it ended, with the tool's complaint if it is short.
  static String words(Execution execution) {
    String complaint = execution.errorText().strip();
    return String.join(" ", execution.command().argv())
        + ": "
        + execution.ending().words()
        + (complaint.isEmpty() ? "" : ", " + firstLine(complaint));
  }

  private static String firstLine(String complaint) {
    String line = complaint.lines().findFirst().orElse("").strip();
    return line.substring(0, Math.min(line.length(), COMPLAINT_LENGTH));
  }
}
