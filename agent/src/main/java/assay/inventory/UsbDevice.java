package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One USB device, hubs included.
///
/// @param name bus and ports, such as `1-2.1`
/// @param vendorId four hexadecimal digits, as `productId`
/// @param usbVersion that it speaks, such as `2.00`
/// @param speedMbps what it is run at
/// @param classes what it does, such as `mass storage`, where the class is a well-known one
/// @param drivers the kernel drivers bound to its interfaces
/// @param fixed whether it is built in; absent where the firmware does not say
/// @param pciAddress of its controller
public record UsbDevice(
    String name,
    @Nullable String vendorId,
    @Nullable String productId,
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String serialNumber,
    @Nullable String usbVersion,
    @Nullable Double speedMbps,
    List<String> classes,
    List<String> drivers,
    @Nullable Boolean fixed,
    @Nullable String pciAddress)
    implements Sparse {
  /// Where the report has them.
  public static final Section<UsbDevice> SECTION =
      Section.keyed("usbDevices", 125, UsbDevice.class, UsbDevice::name);
}
