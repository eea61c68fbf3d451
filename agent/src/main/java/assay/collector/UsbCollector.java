package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.UsbDevice;
import assay.source.usb.UsbDevices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// USB devices.
final class UsbCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// USB-IF's defined class codes.
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("01", "audio"),
          Map.entry("02", "communications"),
          Map.entry("03", "human interface device"),
          Map.entry("06", "image"),
          Map.entry("07", "printer"),
          Map.entry("08", "mass storage"),
          Map.entry("09", "hub"),
          Map.entry("0a", "CDC data"),
          Map.entry("0b", "smart card"),
          Map.entry("0e", "video"),
          Map.entry("e0", "wireless controller"),
          Map.entry("ff", "vendor specific"));

  @Override
  public String name() {
    return "usb";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(UsbDevice.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(UsbDevices.query());
    List<UsbDevice> devices = new ArrayList<>();
    for (assay.source.usb.UsbDevice device : UsbDevices.devices(set)) {
      devices.add(device(device));
    }
    return Readings.outcome(
        "reading /sys/bus/usb/devices",
        set,
        Hardware.of(UsbDevice.SECTION, devices),
        "no USB device");
  }

  private static UsbDevice device(assay.source.usb.UsbDevice device) {
    List<String> classes = new ArrayList<>();
    for (String code : device.classes()) {
      classes.add(CLASSES.getOrDefault(code, "class " + code));
    }
    return new UsbDevice(
        device.name(),
        device.vendorId(),
        device.productId(),
        device.manufacturer(),
        device.product(),
        device.serial(),
        device.version(),
        megabits(device.speed()),
        classes,
        device.drivers(),
        device.removable() == null ? null : Boolean.valueOf(device.removable().equals("fixed")),
        new DevicePath(device.devicePath()).pciAddress());
  }

  private static @Nullable Double megabits(@Nullable String speed) {
    try {
      double value = speed == null ? 0 : Double.parseDouble(speed);
      return value > 0 && value < 1e6 ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
