package assay.inventory;

import java.util.List;
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
/// @param array its place among [Memory#arrays], from 0 on; present where there is more than one
/// @param typeDetails such as `Registered (Buffered)`
/// @param technology such as `DRAM` or `NVDIMM-N`
/// @param operatingModes those it is capable of, such as `Volatile memory`
/// @param moduleManufacturerId JEDEC's, such as `Bank 1, Hex 0x2C`, as the controller's
/// @param moduleProductId in hexadecimal, as the controller's
/// @param volatileBytes how much of it is volatile, as the other three parts
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
    @Nullable Integer array,
    List<String> typeDetails,
    @Nullable Integer minimumVoltageMillivolts,
    @Nullable Integer maximumVoltageMillivolts,
    @Nullable String technology,
    List<String> operatingModes,
    @Nullable String firmwareVersion,
    @Nullable String moduleManufacturerId,
    @Nullable String moduleProductId,
    @Nullable String controllerManufacturerId,
    @Nullable String controllerProductId,
    @Nullable Long volatileBytes,
    @Nullable Long nonVolatileBytes,
    @Nullable Long cacheBytes,
    @Nullable Long logicalBytes,
    Map<String, String> untrusted)
    implements Sparse {}
