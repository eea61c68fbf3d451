package assay.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What came of a command.
///
/// @param command what was asked
/// @param ending how it ended
/// @param stdout what it printed, at most [Command#outputLimitBytes] bytes
/// @param stderr what it complained, of which less is kept
/// @param truncated whether output was lost to the limit
/// @param duration from the start to the end or to the giving up
public record Execution(
    Command command,
    Ending ending,
    byte[] stdout,
    byte[] stderr,
    boolean truncated,
    Duration duration) {

  /// Whether it ended by itself with that exit status.
  public boolean exited(int status) {
    return ending instanceof Ending.Exited(int actual) && actual == status;
  }

  /// What it printed, bytes that are not UTF-8 replaced.
  public String text() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /// What it complained, bytes that are not UTF-8 replaced.
  public String errorText() {
    return new String(stderr, StandardCharsets.UTF_8);
  }
}
