package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One memory slot and what is in it (SMBIOS type 17).
///
/// @param slot the firmware's name of the slot, such as `DIMM A1`
/// @param populated whether a module is in it; absent when the firmware does not know
/// @param speedMegatransfers what the module can do, in millions of transfers a second
/// @param configuredSpeedMegatransfers what it is run at
/// @param dataWidthBits width without error correction
/// @param totalWidthBits width with error correction
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record MemoryModule(
    @Nullable String slot,
    @Nullable String bank,
    @Nullable Boolean populated,
    @Nullable Long sizeBytes,
    @Nullable String type,
    @Nullable String formFactor,
    @Nullable Integer speedMegatransfers,
    @Nullable Integer configuredSpeedMegatransfers,
    @Nullable Integer configuredVoltageMillivolts,
    @Nullable Integer dataWidthBits,
    @Nullable Integer totalWidthBits,
    @Nullable Integer rank,
    @Nullable String manufacturer,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable String assetTag,
    Map<String, String> untrusted)
    implements Sparse {}
