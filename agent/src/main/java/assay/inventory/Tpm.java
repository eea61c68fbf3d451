package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One trusted platform module.
///
/// @param name the kernel's, such as `tpm0`
/// @param versionMajor of the specification: 1 or 2
/// @param driver the kernel driver, which tells how it is attached, such as `tpm_crb`
/// @param description the firmware's
/// @param hardwareId of ACPI, such as `MSFT0101`
/// @param registerBanks the hashes that its platform configuration registers hold, such as `sha256`
public record Tpm(
    String name,
    @Nullable Integer versionMajor,
    @Nullable String driver,
    @Nullable String description,
    @Nullable String hardwareId,
    List<String> registerBanks)
    implements Sparse {
  /// Where the report has them.
  public static final Section<Tpm> SECTION = Section.keyed("tpms", 150, Tpm.class, Tpm::name);
}
