package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What UEFI says of how it boots. There where the machine was booted by it.
///
/// @param platformBits width of the firmware
/// @param secureBoot whether what it boots must be signed
/// @param setupMode whether no platform key is enrolled yet, so that whoever comes may enrol one
/// @param bootCurrent the entry this boot came from
/// @param bootOrder the numbers of the entries in the order in which they are tried
/// @param resources firmware that can be updated (ESRT)
public record Uefi(
    @Nullable Integer platformBits,
    @Nullable Boolean secureBoot,
    @Nullable Boolean setupMode,
    @Nullable String bootCurrent,
    List<String> bootOrder,
    List<BootEntry> bootEntries,
    List<FirmwareResource> resources)
    implements Sparse {
  /// Where the report has it.
  public static final Section<Uefi> SECTION = Section.one("uefi", 45, Uefi.class);

  /// One thing to boot.
  ///
  /// @param number four hexadecimal digits, as in the variable's name
  /// @param active whether it is tried without being asked for
  public record BootEntry(String number, @Nullable String description, boolean active) {}

  /// One piece of firmware.
  ///
  /// @param id the GUID by which updates name it
  /// @param type `system firmware`, `device firmware` or `UEFI driver`
  /// @param version as its maker counts
  /// @param lastAttemptFailed whether the last update did not succeed
  public record FirmwareResource(
      String id,
      @Nullable String type,
      @Nullable Long version,
      @Nullable Long lowestSupportedVersion,
      @Nullable Boolean lastAttemptFailed) {}
}
