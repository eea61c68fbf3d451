package assay.source.pci;

import org.jspecify.annotations.Nullable;

/// One function as sysfs shows it; identifiers without `0x`.
///
/// @param classId six digits: class, subclass, programming interface
/// @param linkWidth lanes in use; absent where there is no link or it is not known
/// @param parentAddress the bridge or port it is behind; absent on a root bus
/// @param correctedErrorCount errors reported by Advanced Error Reporting since the device came,
///     as the two after it; absent where the kernel does not handle them
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
    @Nullable Integer maximumLinkWidth,
    @Nullable String parentAddress,
    @Nullable Integer correctedErrorCount,
    @Nullable Integer nonFatalErrorCount,
    @Nullable Integer fatalErrorCount) {}
