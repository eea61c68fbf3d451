package assay.source.tpm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One trusted platform module, as sysfs shows it.
///
/// @param name the kernel's, such as `tpm0`
/// @param versionMajor 1 or 2
/// @param description the firmware's, such as `TPM 2.0 Device`
/// @param hardwareId of ACPI, such as `MSFT0101`
/// @param banks of platform configuration registers, such as `sha256`
public record TpmDevice(
    String name,
    @Nullable Integer versionMajor,
    @Nullable String driver,
    @Nullable String description,
    @Nullable String hardwareId,
    List<String> banks) {}
