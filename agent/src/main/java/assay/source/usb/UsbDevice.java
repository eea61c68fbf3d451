package assay.source.usb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One USB device, as sysfs shows it.
///
/// @param name bus and ports, such as `1-2.1`
/// @param devicePath where it hangs, such as `/devices/pci0000:00/0000:00:05.0/usb1/1-2/1-2.1`
/// @param vendorId four hexadecimal digits, as `productId`
/// @param version of USB that it speaks, such as `2.00`
/// @param speed in Mb/s, such as `480` or `1.5`
/// @param classes two hexadecimal digits: the device's, or those of its interfaces
/// @param drivers of its interfaces
/// @param removable `removable` or `fixed`, where the firmware says so of the port
public record UsbDevice(
    String name,
    String devicePath,
    @Nullable String vendorId,
    @Nullable String productId,
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String serial,
    @Nullable String version,
    @Nullable String speed,
    List<String> classes,
    List<String> drivers,
    @Nullable String removable) {}
