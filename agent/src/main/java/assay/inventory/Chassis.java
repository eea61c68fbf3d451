package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The case (the first SMBIOS type 3). Blades share their enclosure's serial number by right.
///
/// @param type in SMBIOS's words, such as `Rack Mount Chassis`
/// @param serialNumberTrusted whether it can identify a chassis; present when the number is
/// @param lockPresent whether it has a lock, not whether that is locked
/// @param bootUpState as the firmware saw it when it started, such as `Safe` or `Critical`; as the
///     other states
/// @param heightUnits in rack units
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record Chassis(
    @Nullable String manufacturer,
    @Nullable String type,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable Boolean serialNumberTrusted,
    @Nullable String assetTag,
    @Nullable String sku,
    @Nullable Boolean lockPresent,
    @Nullable String bootUpState,
    @Nullable String powerSupplyState,
    @Nullable String thermalState,
    @Nullable String securityStatus,
    @Nullable Integer heightUnits,
    @Nullable Integer powerCordCount,
    Map<String, String> untrusted)
    implements Sparse {
  /// Where the report has it.
  public static final Section<Chassis> SECTION = Section.one("chassis", 30, Chassis.class);
}
