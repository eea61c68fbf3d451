package assay.source.ipmitool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ipmitool mc info`.
///
/// @param manufacturerId absent when it is 0, which IPMI calls unspecified, as is a product's 0
/// @param manufacturerName absent when the tool does not know the number
public record McInfo(
    @Nullable String firmwareRevision,
    @Nullable String ipmiVersion,
    @Nullable Integer manufacturerId,
    @Nullable String manufacturerName,
    @Nullable Integer productId,
    @Nullable String productName) {

  /// Null when this is not an answer of a controller.
  public static @Nullable McInfo parse(String output) {
    Map<String, String> fields = Fields.parse(output.lines().toList());
    return fields.containsKey("Firmware Revision") || fields.containsKey("IPMI Version")
        ? new McInfo(
            fields.get("Firmware Revision"),
            fields.get("IPMI Version"),
            specified(Fields.number(fields.get("Manufacturer ID"))),
            known(fields.get("Manufacturer Name")),
            specified(Fields.number(fields.get("Product ID"))),
            known(fields.get("Product Name")))
        : null;
  }

  /// The GUID in the output of `mc guid`, whose line is `System GUID` or, in newer versions, one
  /// of several readings of the bytes, the right one first.
  public static @Nullable String guid(String output) {
    return Fields.parse(output.lines().toList()).entrySet().stream()
        .filter(field -> field.getKey().startsWith("System GUID"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer specified(@Nullable Integer number) {
    return number == null || number == 0 ? null : number;
  }

  private static @Nullable String known(@Nullable String name) {
    return name == null || name.startsWith("Unknown") ? null : name;
  }
}
