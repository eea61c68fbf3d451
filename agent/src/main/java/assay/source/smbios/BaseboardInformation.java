package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 2.
///
/// @param locationInChassis where it sits, in the maker's words
/// @param type such as `Motherboard` or `Server Blade`
/// @param mainBoard whether it says it is the motherboard, or hosts others
public record BaseboardInformation(
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    @Nullable String locationInChassis,
    @Nullable String type,
    boolean mainBoard) {
  private static final int MOTHERBOARD = 0x0a;
  private static final int HOSTING_BIT = 1;

  // DSP0134 7.3.2; here 1 is unknown
  private static final List<String> TYPES =
      List.of(
          "-",
          "Other",
          "Server Blade",
          "Connectivity Switch",
          "System Management Module",
          "Processor Module",
          "I/O Module",
          "Memory Module",
          "Daughter Board",
          "Motherboard",
          "Processor+Memory Module",
          "Processor+I/O Module",
          "Interconnect Board");

  static BaseboardInformation of(Structure structure) {
    Integer type = structure.byteAt(0x0d);
    Integer features = structure.byteAt(0x09);
    return new BaseboardInformation(
        structure.stringAt(0x04),
        structure.stringAt(0x05),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        structure.stringAt(0x08),
        structure.stringAt(0x0a),
        type == null || type <= 1 || type > TYPES.size() ? null : TYPES.get(type - 1),
        type == null || type == MOTHERBOARD || features != null && (features & HOSTING_BIT) != 0);
  }
}
