package assay.source.smartctl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What smartctl said of one device, in its own words. Anything may be absent.
///
/// @param flags the exit status
/// @param messages its complaints
/// @param asleep whether the drive is in standby and was not woken
/// @param wwn `0x` and sixteen digits, or `eui.` and sixteen digits
/// @param rotationRate revolutions a minute, 0 for a solid state drive
/// @param temperature in degrees Celsius
/// @param selfTestPassed outcome of the newest self-test in the log
public record SmartReport(
    List<ExitFlag> flags,
    List<String> messages,
    boolean asleep,
    @Nullable String protocol,
    @Nullable String vendor,
    @Nullable String modelName,
    @Nullable String serialNumber,
    @Nullable String firmwareVersion,
    @Nullable String wwn,
    @Nullable Long userCapacityBytes,
    @Nullable Integer logicalBlockSize,
    @Nullable Integer physicalBlockSize,
    @Nullable Integer rotationRate,
    @Nullable Boolean smartAvailable,
    @Nullable Boolean smartEnabled,
    @Nullable Boolean smartPassed,
    @Nullable Integer temperature,
    @Nullable Long powerOnHours,
    @Nullable Long powerCycleCount,
    @Nullable Integer percentageUsed,
    @Nullable Integer availableSpare,
    @Nullable Long reallocatedSectors,
    @Nullable Long pendingSectors,
    @Nullable Long offlineUncorrectable,
    @Nullable Long grownDefects,
    @Nullable Long crcErrors,
    @Nullable Long mediaErrors,
    @Nullable Long errorLogEntries,
    @Nullable Long unsafeShutdowns,
    @Nullable Integer criticalWarning,
    @Nullable Long dataReadBytes,
    @Nullable Long dataWrittenBytes,
    @Nullable Boolean selfTestPassed) {

  /// Whether anything was learnt about the drive: a device that cannot be opened has neither.
  public boolean identified() {
    return modelName != null || serialNumber != null || smartPassed != null;
  }

  /// Whether the drive said anything about its health.
  public boolean healthKnown() {
    return smartPassed != null || temperature != null || powerOnHours != null;
  }
}
