package assay.source.storcli;

import org.jspecify.annotations.Nullable;

/// What a physical drive's own page says.
///
/// @param controller the number of its controller
/// @param id enclosure and slot, such as `252:0`
/// @param smartAlert whether the drive itself says that it will fail
public record StorcliDrive(
    int controller,
    String id,
    @Nullable String serialNumber,
    @Nullable String firmwareVersion,
    @Nullable Long mediaErrorCount,
    @Nullable Long otherErrorCount,
    @Nullable Long predictiveFailureCount,
    @Nullable Boolean smartAlert,
    @Nullable Integer temperatureCelsius) {}
