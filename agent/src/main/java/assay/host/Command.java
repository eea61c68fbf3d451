package assay.host;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command to run on the audited machine.
///
/// @param argv program name (found in the tool folders, then the fixed path) and its arguments
/// @param limit how long it may run before it is killed; null is the configured limit of a command
/// @param outputLimitBytes how much of each of its output streams is kept
/// @param device the device it touches, such as `/dev/sda`, for the quarantine of stuck devices
/// @param grace how long it is waited for at its limit, between SIGTERM and SIGKILL
public record Command(
    List<String> argv,
    @Nullable Duration limit,
    long outputLimitBytes,
    @Nullable String device,
    Duration grace) {
  private static final long OUTPUT_LIMIT_BYTES = 4L << 20;
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// Checks that there is a program and copies the list.
  public Command {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /// A command with the usual grace.
  public Command(
      List<String> argv, @Nullable Duration limit, long outputLimitBytes, @Nullable String device) {
    this(argv, limit, outputLimitBytes, device, GRACE);
  }

  /// A command with the configured limit that touches no device.
  public static Command of(String... argv) {
    return new Command(List.of(argv), null, OUTPUT_LIMIT_BYTES, null);
  }

  /// A command with the configured limit that touches no device.
  public static Command of(List<String> argv) {
    return new Command(argv, null, OUTPUT_LIMIT_BYTES, null);
  }

  /// The same command with another limit.
  public Command within(Duration newLimit) {
    return new Command(argv, newLimit, outputLimitBytes, device, grace);
  }

  /// The same command, known to touch `newDevice`.
  public Command on(String newDevice) {
    return new Command(argv, limit, outputLimitBytes, newDevice, grace);
  }

  /// The program, without arguments.
  public String tool() {
    return argv.getFirst();
  }
}
