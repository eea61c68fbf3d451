package assay.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The management controller.
///
/// @param device the IPMI device it answers on, such as `ipmi0`
/// @param manufacturerId IANA's enterprise number
public record Bmc(
    @Nullable String device,
    @Nullable String firmwareRevision,
    @Nullable String ipmiVersion,
    @Nullable Integer manufacturerId,
    @Nullable String manufacturer,
    @Nullable Integer productId,
    @Nullable String product,
    @Nullable String guid,
    List<LanChannel> lanChannels,
    List<Fru> fru,
    @Nullable EventLog eventLog)
    implements Sparse {
  /// Where the report has it.
  public static final Section<Bmc> SECTION = Section.one("bmc", 130, Bmc.class);

  /// One of its network channels.
  ///
  /// @param ipAddressSource in the tool's words, such as `DHCP Address`
  /// @param vlanId absent when the channel uses no VLAN
  public record LanChannel(
      int channel,
      @Nullable String ipAddressSource,
      @Nullable String ipAddress,
      @Nullable String subnetMask,
      @Nullable String gateway,
      @Nullable String macAddress,
      @Nullable Integer vlanId) {}

  /// One inventory store.
  ///
  /// @param id its number
  /// @param fields name and value as stored, such as `Product Serial`
  public record Fru(@Nullable Integer id, @Nullable String description, Map<String, String> fields)
      implements Sparse {}

  /// The event log.
  ///
  /// @param entryCount how many entries were read
  /// @param newest the last of them, oldest first
  public record EventLog(int entryCount, List<Event> newest) {}

  /// One event.
  ///
  /// @param date and `time` in the controller's clock, as printed; absent before that clock was set
  public record Event(
      String id,
      @Nullable String date,
      @Nullable String time,
      @Nullable String sensor,
      @Nullable String event,
      @Nullable String direction) {}
}
