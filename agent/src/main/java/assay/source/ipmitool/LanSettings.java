package assay.source.ipmitool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ipmitool lan print CHANNEL`.
///
/// @param vlanId absent when disabled
public record LanSettings(
    @Nullable String ipAddressSource,
    @Nullable String ipAddress,
    @Nullable String subnetMask,
    @Nullable String gateway,
    @Nullable String macAddress,
    @Nullable Integer vlanId) {
  private static final String NO_ADDRESS = "0.0.0.0";

  /// Null when the channel has no network settings.
  public static @Nullable LanSettings parse(String output) {
    Map<String, String> fields = Fields.parse(output.lines().toList());
    return fields.containsKey("IP Address") || fields.containsKey("MAC Address")
        ? new LanSettings(
            fields.get("IP Address Source"),
            address(fields.get("IP Address")),
            address(fields.get("Subnet Mask")),
            address(fields.get("Default Gateway IP")),
            fields.get("MAC Address"),
            Fields.number(fields.get("802.1q VLAN ID")))
        : null;
  }

  private static @Nullable String address(@Nullable String text) {
    return NO_ADDRESS.equals(text) ? null : text;
  }
}
