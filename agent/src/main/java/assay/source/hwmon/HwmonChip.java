package assay.source.hwmon;

import org.jspecify.annotations.Nullable;

/// One chip of hwmon.
///
/// @param id the kernel's, such as `hwmon0`, which changes from boot to boot
/// @param name the driver's, such as `coretemp`
/// @param device what it belongs to, such as `nvme0`
public record HwmonChip(String id, @Nullable String name, @Nullable String device) {}
