package assay.source.usb;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/sys/bus/usb/devices` (kernel: Documentation/ABI/stable/sysfs-bus-usb). The kernel has read all
/// of it when the device came: looking wakes no device. The hubs of the controllers, `usb1` and the
/// like, are left out.
public final class UsbDevices {
  private static final String FOLDER = "/sys/bus/usb/devices";
  private static final List<String> ATTRIBUTES =
      List.of(
          "idVendor",
          "idProduct",
          "manufacturer",
          "product",
          "serial",
          "speed",
          "version",
          "bDeviceClass",
          "bInterfaceClass",
          "removable");

  private UsbDevices() {}

  /// What to read for [#devices].
  public static FileQuery query() {
    return FileQuery.of(
        "usb",
        ATTRIBUTES.stream().map(name -> FOLDER + "/*/" + name).toList(),
        List.of(FOLDER + "/*", FOLDER + "/*/driver"));
  }

  /// The devices that were read.
  public static List<UsbDevice> devices(FileSet set) {
    List<UsbDevice> devices = new ArrayList<>();
    List<String> names = new ArrayList<>(set.children(FOLDER));
    // Buses are numbered as they are found; by the controllers the order is the same in each boot.
    names.sort((a, b) -> path(set, a).compareTo(path(set, b)));
    for (String name : names) {
      // 1-2.1 is a device, 1-2.1:1.0 an interface of it.
      if (name.indexOf('-') > 0 && name.indexOf(':') < 0) {
        devices.add(device(set, name));
      }
    }
    return devices;
  }

  private static UsbDevice device(FileSet set, String name) {
    Attributes of = new Attributes(set, FOLDER + "/" + name);
    List<String> classes = new ArrayList<>();
    List<String> drivers = new ArrayList<>();
    for (String other : set.children(FOLDER)) {
      if (other.startsWith(name + ":")) {
        Attributes with = new Attributes(set, FOLDER + "/" + other);
        addNew(classes, with.text("bInterfaceClass"));
        addNew(drivers, with.linkName("driver"));
      }
    }
    String own = of.text("bDeviceClass");
    return new UsbDevice(
        name,
        path(set, name),
        of.text("idVendor"),
        of.text("idProduct"),
        of.text("manufacturer"),
        of.text("product"),
        of.text("serial"),
        of.text("version"),
        of.text("speed"),
        own == null || own.equals("00") ? classes : List.of(own),
        drivers,
        of.known("removable"));
  }

  private static String path(FileSet set, String name) {
    String target = set.links().getOrDefault(FOLDER + "/" + name, "");
    return target.substring(Math.max(0, target.indexOf("/devices/")));
  }

  private static void addNew(List<String> list, @Nullable String word) {
    if (word != null && !list.contains(word)) {
      list.add(word);
    }
  }
}
