package assay.report;

import assay.host.Ending;
import assay.host.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command a collector ran.
///
/// @param argv program and arguments
/// @param outcome `exited`, `timeout`, `stuck`, `tool_missing`, `not_started`, `incomplete`,
///     `quarantined`, `out_of_time`
/// @param exitStatus where it exited
/// @param detail what there is to say about an outcome other than `exited`
/// @param errorTail the end of what it complained, where it did
public record CommandEntry(
    List<String> argv,
    String outcome,
    @Nullable Integer exitStatus,
    long durationMillis,
    int outputBytes,
    @Nullable Boolean truncated,
    @Nullable String detail,
    @Nullable String errorTail) {

  static CommandEntry of(Trace execution) {
    Ending ending = execution.ending();
    return new CommandEntry(
        execution.command().argv(),
        ending.kind().name(),
        ending instanceof Ending.Exited(int status) ? status : null,
        execution.duration().toMillis(),
        execution.outputBytes(),
        execution.truncated() ? true : null,
        ending.detail(),
        execution.errorTail().isEmpty() ? null : execution.errorTail());
  }
}
