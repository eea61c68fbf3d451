package assay.report;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Copies the report and the log to where people look for them, in a bounded child: `/var/log` may
/// be full, read-only or a dying disk.
///
/// @param script the script `publish`
/// @param copies sources and targets in turn
public record Publication(Path script, List<Path> copies) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int RETRIES = 3;
  private static final int SIGNALS = 128;

  /// The limit of what a command prints is that of any file it writes.
  private static final long LIMIT_BYTES = 64L << 20;

  /// Whether somebody else ended it, such as the OOM killer.
  private static boolean killed(Execution execution) {
    return execution.ending() instanceof Ending.Exited(int status) && status > SIGNALS;
  }

  /// Publishes; a line that says why it could not be done, or empty.
  public Optional<String> run(Host host) {
    if (copies.isEmpty()) {
      return Optional.empty();
    }
    List<String> argv = new java.util.ArrayList<>(List.of(script.toString()));
    copies.forEach(path -> argv.add(path.toString()));
    String target = copies.get(1).toString();
    // A target that holds one child for ever is not given another one.
    Command publish = new Command(argv, LIMIT, LIMIT_BYTES, target);
    Execution execution = host.run(publish);
    for (int again = 0; again < RETRIES && killed(execution); again++) {
      execution = host.run(publish);
    }
    if (execution.exited(0)) {
      return Optional.empty();
    }
    boolean exited = execution.ending() instanceof Ending.Exited;
    String why = exited ? execution.errorText().strip() : execution.ending().words();
    return Optional.of("cannot write %s: %s".formatted(target, why));
  }
}
