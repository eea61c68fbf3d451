package assay.source.hwmon;

import org.jspecify.annotations.Nullable;

/// One sensor of a chip; values in the unit of its kind.
///
/// @param id such as `temp1`
/// @param label what the driver calls it
/// @param maximum from where on it is too much, as the chip or its driver has it
/// @param critical from where on damage is to be feared
/// @param alarm whether the chip says that a limit is passed
/// @param fault whether the chip says that the sensor is broken
public record HwmonSensor(
    String id,
    HwmonKind kind,
    @Nullable String label,
    @Nullable Double reading,
    @Nullable Double maximum,
    @Nullable Double critical,
    @Nullable Boolean alarm,
    @Nullable Boolean fault) {}
