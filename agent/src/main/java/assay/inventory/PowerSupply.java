package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A power supply, as the firmware lists it (SMBIOS type 39).
///
/// @param group units of one number back each other up
/// @param type such as `Switching`
/// @param status `OK`, `Non-critical` or `Critical`
/// @param inputRange how it takes to the mains voltage, such as `Auto-switch`
/// @param present whether a unit is in the bay
/// @param unplugged whether the unit is without its cord
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record PowerSupply(
    @Nullable Integer group,
    @Nullable String location,
    @Nullable String name,
    @Nullable String manufacturer,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable String assetTag,
    @Nullable String revision,
    @Nullable Integer maximumPowerWatts,
    @Nullable String type,
    @Nullable String status,
    @Nullable String inputRange,
    @Nullable Boolean present,
    @Nullable Boolean unplugged,
    @Nullable Boolean hotReplaceable,
    Map<String, String> untrusted)
    implements Sparse {
  /// Where the report has them.
  public static final Section<PowerSupply> SECTION =
      Section.many(
          "powerSupplies",
          135,
          PowerSupply.class,
          (a, b) -> a.location() != null && a.location().equals(b.location()));
}
