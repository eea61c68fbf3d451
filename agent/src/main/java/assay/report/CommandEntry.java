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
    Integer status = null;
    String detail = null;
    String outcome =
        switch (execution.ending()) {
          case Ending.Exited(int exitStatus) -> {
            status = exitStatus;
            yield "exited";
          }
          case Ending.TimedOut(java.time.Duration limit) -> {
            detail = "killed after " + limit.toMillis() + " ms";
            yield "timeout";
          }
          case Ending.Stuck stuck -> {
            detail = stuck(stuck);
            yield "stuck";
          }
          case Ending.ToolMissing(String tool) -> {
            detail = tool;
            yield "tool_missing";
          }
          case Ending.NotStarted(String reason) -> {
            detail = reason;
            yield "not_started";
          }
          case Ending.Incomplete(String reason) -> {
            detail = reason;
            yield "incomplete";
          }
          case Ending.Quarantined(String device) -> {
            detail = device;
            yield "quarantined";
          }
          case Ending.OutOfTime() -> "out_of_time";
        };
    return new CommandEntry(
        execution.command().argv(),
        outcome,
        status,
        execution.duration().toMillis(),
        execution.outputBytes(),
        execution.truncated() ? true : null,
        detail,
        execution.errorTail().isEmpty() ? null : execution.errorTail());
  }

  private static String stuck(Ending.Stuck stuck) {
    String where =
        "pid %d in state %s %s".formatted(stuck.pid(), stuck.state(), stuck.waitChannel()).strip();
    return stuck.stack().isEmpty()
        ? where
        : where + ", kernel stack: " + String.join(" < ", stuck.stack());
  }
}
