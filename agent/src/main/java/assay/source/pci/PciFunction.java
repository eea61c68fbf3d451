package assay.source.pci;

import org.jspecify.annotations.Nullable;

/// One function as sysfs shows it; identifiers without `0x`.
///
/// @param classId six digits: class, subclass, programming interface
/// @param linkWidth lanes in use; absent where there is no link or it is not known
public record PciFunction(
    String address,
    @Nullable String vendorId,
    @Nullable String deviceId,
    @Nullable String subsystemVendorId,
    @Nullable String subsystemDeviceId,
    @Nullable String classId,
    @Nullable String revision,
    @Nullable String driver,
    @Nullable Integer numaNode,
    @Nullable Double linkSpeedGigatransfers,
    @Nullable Double maximumLinkSpeedGigatransfers,
    @Nullable Integer linkWidth,
    @Nullable Integer maximumLinkWidth) {}
