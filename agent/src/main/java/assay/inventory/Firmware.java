package assay.inventory;

import org.jspecify.annotations.Nullable;

/// The system firmware, BIOS or UEFI (SMBIOS type 0).
///
/// @param releaseDate as the firmware gives it, mostly `mm/dd/yyyy`
/// @param release the major and minor release, such as `2.14`
/// @param embeddedControllerRelease the same of the embedded controller
/// @param uefi whether it says it is UEFI; absent where it says nothing about that
/// @param virtualMachine whether it says this is a virtual machine
/// @param bootStatus how it says the last boot went, such as `No errors detected`
public record Firmware(
    @Nullable String vendor,
    @Nullable String version,
    @Nullable String releaseDate,
    @Nullable String release,
    @Nullable String embeddedControllerRelease,
    @Nullable Long romSizeBytes,
    @Nullable Boolean uefi,
    @Nullable Boolean virtualMachine,
    @Nullable String bootStatus) {
  /// Where the report has it.
  public static final Section<Firmware> SECTION = Section.one("firmware", 40, Firmware.class);
}
