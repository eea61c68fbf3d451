package assay.source.net;

import org.jspecify.annotations.Nullable;

/// One interface that hangs on hardware, as sysfs shows it.
///
/// @param devicePath where it hangs, such as `/devices/pci0000:00/0000:00:03.0/net/eth0`
/// @param permanentAddress whether `address` is the burnt-in one (`addr_assign_type` is 0)
/// @param carrier absent while the interface is down: the kernel refuses to say
/// @param speedMbps absent when unknown, which the kernel writes as -1
public record NetInterface(
    String name,
    String devicePath,
    @Nullable String address,
    boolean permanentAddress,
    @Nullable String driver,
    @Nullable String operstate,
    @Nullable Boolean carrier,
    @Nullable Integer speedMbps,
    @Nullable String duplex,
    @Nullable Integer mtu,
    @Nullable Long receiveErrors,
    @Nullable Long transmitErrors,
    @Nullable Long crcErrors,
    @Nullable Long carrierLosses) {}
