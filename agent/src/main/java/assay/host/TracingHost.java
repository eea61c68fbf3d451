package assay.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A host whose calls end before a deadline and are remembered.
public final class TracingHost implements Host {
  private final Host host;
  private final Deadline deadline;
  private final Duration commandLimit;
  private final List<Trace> executions = new ArrayList<>();

  /// @param commandLimit limit of a command that names none
  public TracingHost(Host host, Deadline deadline, Duration commandLimit) {
    this.host = host;
    this.deadline = deadline;
    this.commandLimit = commandLimit;
  }

  @Override
  public Execution run(Command command) {
    Duration limit = command.limit() == null ? commandLimit : command.limit();
    Execution execution =
        deadline.passed()
            ? new Execution(
                command, new Ending.OutOfTime(), new byte[0], new byte[0], false, Duration.ZERO)
            : host.run(command.within(deadline.atMost(limit)));
    synchronized (executions) {
      executions.add(Trace.of(execution));
    }
    return execution;
  }

  @Override
  public FileSet read(FileQuery query) {
    Duration limit = query.limit() == null ? commandLimit : query.limit();
    return host.read(query.within(deadline.atMost(limit)));
  }

  /// The commands run so far, in the order of their ends.
  public List<Trace> executions() {
    synchronized (executions) {
      return List.copyOf(executions);
    }
  }
}
