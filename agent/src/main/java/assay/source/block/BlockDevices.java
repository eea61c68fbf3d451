package assay.source.block;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `/sys/class/block`. A device that hangs on hardware has a `device` link; loop, RAM, mapper and
/// software RAID devices have none and are left out, as are the hidden paths of an NVMe multipath
/// device and the boot areas of eMMC. Nothing here makes the kernel ask the device: serial numbers
/// come from what it read when it found the device.
public final class BlockDevices {
  private static final String FOLDER = "/sys/class/block";

  /// Of the USB device on which a SCSI device hangs, by host, target and interface. The kernel read
  /// it when the device was plugged in (drivers/usb/core/sysfs.c).
  private static final String USB_SERIAL = "device/../../../../serial";

  private static final Pattern ON_USB = Pattern.compile("/usb\\d+/.*/host\\d+/");
  private static final List<String> ATTRIBUTES =
      List.of(
          "size",
          "partition",
          "removable",
          "ro",
          "hidden",
          "serial",
          "wwid",
          "queue/rotational",
          "queue/logical_block_size",
          "queue/physical_block_size",
          "device/vendor",
          "device/model",
          "device/rev",
          "device/firmware_rev",
          "device/serial",
          "device/wwid",
          "device/type",
          "device/vpd_pg80",
          USB_SERIAL,
          "device/name");
  private static final Pattern PART_OF_A_DRIVE =
      Pattern.compile("nvme\\d+c\\d+n\\d+|mmcblk\\d+(boot\\d+|rpmb)");

  /// The kernel counts sectors of 512 bytes whatever the device's own are.
  private static final long SECTOR_BYTES = 512;

  private static final int VPD_HEADER_BYTES = 4;

  private BlockDevices() {}

  /// What to read for [#devices].
  public static FileQuery query() {
    return FileQuery.of(
        "block",
        ATTRIBUTES.stream().map(name -> FOLDER + "/*/" + name).toList(),
        List.of(FOLDER + "/*", FOLDER + "/*/device"));
  }

  /// The devices that hang on hardware, in the order of their names.
  public static List<BlockDevice> devices(FileSet set) {
    SequencedSet<String> names = set.children(FOLDER);
    List<BlockDevice> devices = new ArrayList<>();
    for (String name : names) {
      String folder = FOLDER + "/" + name + "/";
      if (set.links().containsKey(folder + "device")
          && set.text(folder + "partition") == null
          && !"1".equals(set.text(folder + "hidden"))
          && !PART_OF_A_DRIVE.matcher(name).matches()) {
        devices.add(device(set, name, names));
      }
    }
    return List.copyOf(devices);
  }

  private static BlockDevice device(FileSet set, String name, SequencedSet<String> names) {
    String folder = FOLDER + "/" + name + "/";
    String model = set.text(folder + "device/model");
    String revision = set.text(folder + "device/rev");
    String wwid = set.text(folder + "wwid");
    return new BlockDevice(
        name,
        devicePath(set, name),
        bytes(set.text(folder + "size")),
        vendor(set.text(folder + "device/vendor")),
        model != null ? model : set.text(folder + "device/name"),
        revision != null ? revision : set.text(folder + "device/firmware_rev"),
        serials(set, name),
        wwid != null ? wwid : set.text(folder + "device/wwid"),
        number(set.text(folder + "device/type")),
        flag(set.text(folder + "queue/rotational")),
        flag(set.text(folder + "removable")),
        flag(set.text(folder + "ro")),
        number(set.text(folder + "queue/logical_block_size")),
        number(set.text(folder + "queue/physical_block_size")),
        partitions(set, name, names));
  }

  /// A virtio device has a vendor's number there, in hexadecimal.
  private static @Nullable String vendor(@Nullable String text) {
    return text == null || text.startsWith("0x") ? null : text;
  }

  private static String devicePath(FileSet set, String name) {
    String target = set.links().get(FOLDER + "/" + name);
    int devices = target == null ? -1 : target.indexOf("/devices/");
    return devices < 0 ? "" : String.valueOf(target).substring(devices);
  }

  private static Map<String, String> serials(FileSet set, String name) {
    String folder = FOLDER + "/" + name + "/";
    Map<String, String> serials = new LinkedHashMap<>();
    for (String attribute : List.of("device/serial", "serial")) {
      String serial = set.text(folder + attribute);
      if (serial != null) {
        serials.put("sysfs", serial);
        break;
      }
    }
    set.bytes(folder + "device/vpd_pg80")
        .map(BlockDevices::unitSerialNumber)
        .ifPresent(serial -> serials.put("vpd", serial));
    String usb = set.text(folder + USB_SERIAL);
    if (usb != null && ON_USB.matcher(devicePath(set, name)).find()) {
      serials.put("usb", usb);
    }
    return serials;
  }

  /// The unit serial number out of VPD page 80h (SPC-4 7.8.15): two bytes, a length of two bytes,
  /// then the number, padded with blanks.
  static @Nullable String unitSerialNumber(byte[] page) {
    if (page.length <= VPD_HEADER_BYTES) {
      return null;
    }
    int length = (page[2] & 0xff) << Byte.SIZE | page[3] & 0xff;
    int end = Math.min(page.length, VPD_HEADER_BYTES + length);
    String serial =
        new String(page, VPD_HEADER_BYTES, end - VPD_HEADER_BYTES, StandardCharsets.UTF_8)
            .replace("\0", "")
            .strip();
    return serial.isEmpty() ? null : serial;
  }

  private static List<BlockDevice.Partition> partitions(
      FileSet set, String disk, SequencedSet<String> names) {
    return names.stream()
        .filter(name -> set.text(FOLDER + "/" + name + "/partition") != null)
        .filter(name -> devicePath(set, name).contains("/" + disk + "/"))
        .map(
            name -> new BlockDevice.Partition(name, bytes(set.text(FOLDER + "/" + name + "/size"))))
        .toList();
  }

  /// A drive without medium has size 0, which is no size.
  private static @Nullable Long bytes(@Nullable String sectors) {
    try {
      long count = sectors == null ? 0 : Long.parseLong(sectors);
      return count <= 0 ? null : Long.valueOf(count * SECTOR_BYTES);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Integer number(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    return text == null ? null : Boolean.valueOf(text.equals("1"));
  }
}
