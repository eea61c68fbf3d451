package assay.collector;

import assay.inventory.Drive;
import assay.inventory.OpticalDrive;
import assay.source.block.BlockDevice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kernel's block devices as domain records.
final class KernelDrives {
  private static final String FLOPPY = "fd";
  private static final String OPTICAL = "sr";

  private KernelDrives() {}

  /// Drives, without optical ones and the floppy drive that many boards only pretend to have.
  static List<Drive> drives(List<BlockDevice> devices) {
    return devices.stream()
        .filter(device -> !device.name().startsWith(OPTICAL))
        .filter(device -> !device.name().startsWith(FLOPPY))
        .map(KernelDrives::drive)
        .toList();
  }

  static List<OpticalDrive> opticalDrives(List<BlockDevice> devices) {
    return devices.stream()
        .filter(device -> device.name().startsWith(OPTICAL))
        .map(KernelDrives::opticalDrive)
        .toList();
  }

  private static Drive drive(BlockDevice device) {
    DevicePath path = new DevicePath(device.devicePath());
    Map<String, String> serials = device.serials();
    String serial =
        Stream.of("vpd", "sysfs", Drive.USB)
            .map(serials::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Drive(
        device.name(),
        // The kernel writes the slash of a device's name as `!` in sysfs.
        "/dev/" + device.name().replace('!', '/'),
        List.of(),
        // The kernel's SCSI layer puts `ATA` where the vendor is for every ATA disk.
        "ATA".equals(device.vendor()) ? null : device.vendor(),
        device.model(),
        serial,
        serials,
        device.revision(),
        device.sizeBytes(),
        wwn(device.wwid()),
        path.transport(device.name()),
        device.rotational(),
        null,
        device.removable(),
        device.readOnly(),
        device.logicalBlockSizeBytes(),
        device.physicalBlockSizeBytes(),
        path.pciAddress(),
        device.partitions().stream()
            .map(partition -> new Drive.Partition(partition.name(), partition.sizeBytes()))
            .toList(),
        null,
        new Placeholders().look("serialNumber", serial).reasons(),
        null);
  }

  private static OpticalDrive opticalDrive(BlockDevice device) {
    DevicePath path = new DevicePath(device.devicePath());
    return new OpticalDrive(
        device.name(),
        device.vendor(),
        device.model(),
        device.revision(),
        path.transport(device.name()),
        path.pciAddress());
  }

  /// Of the kernel's identifiers only the NAA and EUI ones are world wide names; the others are
  /// made of model and serial number.
  private static @Nullable String wwn(@Nullable String wwid) {
    if (wwid == null) {
      return null;
    }
    if (wwid.startsWith("naa.")) {
      return "0x" + wwid.substring("naa.".length());
    }
    return wwid.startsWith("eui.") ? wwid : null;
  }
}
