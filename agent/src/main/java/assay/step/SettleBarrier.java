package assay.step;

import assay.host.Deadline;
import assay.host.Host;
import assay.step.StepResult.Outcome;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Waits until the kernel has found the machine's devices: until none has come or gone for a while.
/// After the drivers have been loaded, disks still spin up and cards still load their firmware;
/// there is no event that says "that was all". While a driver is being loaded its devices are still
/// to come.
public final class SettleBarrier {
  /// The step's name in the report.
  public static final String NAME = "settle";

  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int NAMED = 5;

  private final Host host;
  private final Duration quiet;
  private final Duration pause;
  private final BooleanSupplier loading;

  /// A barrier for that machine.
  ///
  /// @param loading whether a driver is being loaded just now
  public SettleBarrier(Host host, BooleanSupplier loading) {
    this(host, QUIET, PAUSE, loading);
  }

  private SettleBarrier(Host host, Duration quiet, Duration pause, BooleanSupplier loading) {
    this.host = host;
    this.loading = loading;
    this.quiet = quiet;
    this.pause = pause;
  }

  /// A barrier with other times.
  ///
  /// @param quiet how long no device may come or go
  /// @param pause time between two looks
  public static SettleBarrier of(
      Host host, Duration quiet, Duration pause, BooleanSupplier loading) {
    return new SettleBarrier(host, quiet, pause, loading);
  }

  /// How the waiting went.
  ///
  /// @param devices those there at the end
  /// @param step the step for the report: verified, or timeout with the devices last seen changing
  public record Settled(DeviceSet devices, StepResult step) {
    /// Whether the devices had come to rest.
    public boolean atRest() {
      return step.outcome() == Outcome.verified;
    }
  }

  /// Waits, at most for `limit`.
  public Settled await(Duration limit) throws InterruptedException {
    long started = System.nanoTime();
    Deadline deadline = Deadline.in(limit);
    Deadline rest = Deadline.in(quiet);
    DeviceSet devices = DeviceSet.look(host);
    String restless = "the list of devices could not be read";
    boolean still = devices.whole();
    while (!(rest.passed() && devices.whole()) && !deadline.passed()) {
      Thread.sleep(deadline.atMost(pause));
      DeviceSet now = DeviceSet.look(host);
      if (!now.equals(devices) || !now.whole()) {
        restless = now.whole() && devices.whole() ? changes(devices, now) : restless;
        devices = now;
        still = false;
        rest = Deadline.in(quiet);
      } else if (loading.getAsBoolean()) {
        restless = "a driver was still being loaded";
        still = false;
        rest = Deadline.in(quiet);
      }
    }
    // A limit shorter than the quiet time is kept, and nothing moved within it.
    boolean atRest = devices.whole() && (still || rest.passed());
    Duration waited = Duration.ofNanos(System.nanoTime() - started);
    return new Settled(
        devices,
        new StepResult(
            NAME,
            atRest ? Outcome.verified : Outcome.timeout,
            limit.toMillis(),
            null,
            waited.toMillis(),
            atRest ? null : restless));
  }

  private static String changes(DeviceSet before, DeviceSet now) {
    SortedSet<String> gone = new TreeSet<>(before.names());
    gone.removeAll(now.names());
    SortedSet<String> come = new TreeSet<>(now.names());
    come.removeAll(before.names());
    return Stream.concat(
            come.stream().map(name -> name + " came"), gone.stream().map(name -> name + " went"))
        .limit(NAMED)
        .collect(Collectors.joining(", ", "still changing: ", ""));
  }
}
