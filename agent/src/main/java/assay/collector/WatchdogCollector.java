package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Watchdog;
import assay.source.watchdog.WatchdogTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watchdog timers. One that the system before this one left running can reset the machine.
final class WatchdogCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// The `WDIOF_` bits of the kernel's linux/watchdog.h that say something of a reset, from the
  /// lowest on.
  private static final List<String> REASONS =
      List.of(
          "overheated",
          "fan failed",
          "external relay 1",
          "external relay 2",
          "undervoltage",
          "watchdog reset",
          "overvoltage");

  @Override
  public String name() {
    return "watchdog";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Watchdog.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(WatchdogTimer.query());
    List<Watchdog> watchdogs = new ArrayList<>();
    for (WatchdogTimer timer : WatchdogTimer.timers(set)) {
      watchdogs.add(
          new Watchdog(
              timer.name(),
              timer.identity(),
              active(timer.state()),
              timer.timeout(),
              timer.timeleft(),
              timer.noWayOut() == null ? null : Boolean.valueOf(!timer.noWayOut()),
              reasons(timer.bootStatus())));
    }
    return Readings.outcome(
        "reading /sys/class/watchdog",
        set,
        Hardware.of(Watchdog.SECTION, watchdogs),
        "no watchdog timer with a driver");
  }

  private static @Nullable Boolean active(@Nullable String state) {
    boolean known = "active".equals(state) || "inactive".equals(state);
    return known ? Boolean.valueOf("active".equals(state)) : null;
  }

  private static List<String> reasons(@Nullable Integer bits) {
    List<String> reasons = new ArrayList<>();
    for (int bit = 0; bits != null && bit < REASONS.size(); bit++) {
      if ((bits & 1 << bit) != 0) {
        reasons.add(REASONS.get(bit));
      }
    }
    return reasons;
  }
}
