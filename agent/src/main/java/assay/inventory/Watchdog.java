package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One timer that resets the machine when nobody feeds it.
///
/// @param name the kernel's, such as `watchdog0`
/// @param identity what its driver calls it, such as `i6300ESB timer`
/// @param active whether it runs: then it may reset the machine in mid-audit
/// @param timeoutSeconds from being fed to the reset
/// @param timeLeftSeconds to the reset, where the driver can tell
/// @param stoppable whether it can be stopped once it runs
/// @param bootReasons what it says of the reset before this boot, such as `watchdog reset`
public record Watchdog(
    String name,
    @Nullable String identity,
    @Nullable Boolean active,
    @Nullable Integer timeoutSeconds,
    @Volatile @Nullable Integer timeLeftSeconds,
    @Nullable Boolean stoppable,
    @Volatile List<String> bootReasons)
    implements Sparse {
  /// Where the report has them.
  public static final Section<Watchdog> SECTION =
      Section.keyed("watchdogs", 145, Watchdog.class, Watchdog::name);
}
