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
    String reason = attempted + ": " + words(ending);
    return switch (ending) {
      case Ending.ToolMissing(String tool) -> new Outcome.ToolMissing(tool);
      case Ending.TimedOut timedOut -> new Outcome.TimedOut(timedOut.limit(), reason, findings);
      case Ending.Stuck _ -> new Outcome.Stuck(reason, findings);
      case Ending.Quarantined _, Ending.OutOfTime _ -> new Outcome.Skipped(reason);
      case Ending.Exited _, Ending.NotStarted _, Ending.Incomplete _ ->
          new Outcome.Failed(reason, findings);
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
        + words(execution.ending())
        + (complaint.isEmpty() ? "" : ", " + firstLine(complaint));
  }

  private static String firstLine(String complaint) {
    String line = complaint.lines().findFirst().orElse("").strip();
    return line.substring(0, Math.min(line.length(), COMPLAINT_LENGTH));
  }

  static String words(Ending ending) {
    return switch (ending) {
      case Ending.Exited(int status) -> "exit status " + status;
      case Ending.TimedOut timedOut -> "killed after " + timedOut.limit().toSeconds() + " s";
      case Ending.Stuck stuck ->
          "killed and still there (process %d, state %s%s)"
              .formatted(
                  stuck.pid(),
                  stuck.state(),
                  stuck.waitChannel().isEmpty() ? "" : " in " + stuck.waitChannel());
      case Ending.ToolMissing(String tool) -> tool + " is not installed";
      case Ending.NotStarted(String reason) -> "not started, " + reason;
      case Ending.Incomplete(String reason) -> reason;
      case Ending.Quarantined(String device) ->
          "not started, an earlier command got stuck on " + device;
      case Ending.OutOfTime _ -> "not started or cut short, the time was up";
    };
  }
}
