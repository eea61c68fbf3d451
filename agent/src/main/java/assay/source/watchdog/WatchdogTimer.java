package assay.source.watchdog;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// One watchdog timer, as `/sys/class/watchdog` shows it (kernel:
/// Documentation/ABI/testing/sysfs-class-watchdog). `/dev/watchdog` is never opened: that starts
/// the timer, and whoever has started it must feed it.
///
/// @param name the kernel's, such as `watchdog0`
/// @param state `active` or `inactive`
/// @param timeout in seconds, as `timeleft`, which only some drivers can tell
/// @param noWayOut whether it cannot be stopped once it runs
/// @param bootStatus the `WDIOF_` bits of what it knows of the last reset, decimal
@NullMarked
public record WatchdogTimer(
    String name,
    @Nullable String identity,
    @Nullable String state,
    @Nullable Integer timeout,
    @Nullable Integer timeleft,
    @Nullable Boolean noWayOut,
    @Nullable Integer bootStatus) {
  private static final String FOLDER = "/sys/class/watchdog";

  /// What to read for [#timers].
  public static FileQuery query() {
    List<String> files = new ArrayList<>();
    for (String file :
        List.of("identity", "state", "timeout", "timeleft", "nowayout", "bootstatus")) {
      files.add(FOLDER + "/*/" + file);
    }
    return FileQuery.of("watchdog", files, List.of(FOLDER + "/*"));
  }

  /// The timers that were read.
  public static List<WatchdogTimer> timers(FileSet set) {
    List<WatchdogTimer> timers = new ArrayList<>();
    for (String name : set.children(FOLDER)) {
      Attributes of = new Attributes(set, FOLDER + "/" + name);
      timers.add(
          new WatchdogTimer(
              name,
              of.text("identity"),
              of.text("state"),
              of.count("timeout"),
              of.count("timeleft"),
              of.flag("nowayout"),
              of.count("bootstatus")));
    }
    return timers;
  }
}
