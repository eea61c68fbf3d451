package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a drive says about itself.
///
/// @param smartPassed the drive's own verdict
/// @param asleep whether it was in standby and was left so: nothing else is known then
/// @param unavailableReason why nothing is known, where that is so
/// @param percentageUsed wear, 100 is the maker's estimate of the whole life
/// @param availableSparePercent spare blocks left
/// @param mediaErrors errors that lost data: NVMe's count, or a SCSI drive's uncorrected errors
/// @param errorLogEntries entries in the drive's error log
/// @param lastSelfTestPassed outcome of the newest finished self-test
/// @param flags what the tool's exit status says, such as `error_log_has_errors`
public record DriveHealth(
    @Nullable Boolean smartAvailable,
    @Nullable Boolean smartEnabled,
    @Nullable Boolean smartPassed,
    @Nullable Boolean asleep,
    @Nullable String unavailableReason,
    @Nullable Integer temperatureCelsius,
    @Nullable Long powerOnHours,
    @Nullable Long powerCycles,
    @Nullable Integer percentageUsed,
    @Nullable Integer availableSparePercent,
    @Nullable Long reallocatedSectors,
    @Nullable Long pendingSectors,
    @Nullable Long uncorrectableSectors,
    @Nullable Long grownDefects,
    @Nullable Long interfaceCrcErrors,
    @Nullable Long mediaErrors,
    @Nullable Long errorLogEntries,
    @Nullable Long unsafeShutdowns,
    @Nullable Integer criticalWarning,
    @Nullable Long readBytes,
    @Nullable Long writtenBytes,
    @Nullable Boolean lastSelfTestPassed,
    List<String> flags)
    implements Sparse {}
