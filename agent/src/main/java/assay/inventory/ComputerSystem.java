package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The machine as its firmware names it (SMBIOS type 1).
///
/// @param serialNumber as the firmware gives it, be it a placeholder
/// @param serialNumberTrusted whether it can identify a machine; present when the number is
/// @param uuid in the usual text form, byte order as SMBIOS 2.6 and later define it
/// @param uuidTrusted whether it can identify a machine; present when the UUID is
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record ComputerSystem(
    @Nullable String manufacturer,
    @Nullable String productName,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable Boolean serialNumberTrusted,
    @Nullable String uuid,
    @Nullable Boolean uuidTrusted,
    @Nullable String sku,
    @Nullable String family,
    Map<String, String> untrusted)
    implements Sparse {
  /// Where the report has it.
  public static final Section<ComputerSystem> SECTION =
      Section.one("system", 10, ComputerSystem.class);
}
