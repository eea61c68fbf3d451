package assay.collector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path below `/sys/devices`: what a device hangs on, from the bus inwards.
record DevicePath(String path) {
  private static final Pattern PCI =
      Pattern.compile("/([0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-9a-f])(?=/)");
  private static final Pattern ATA = Pattern.compile("/ata\\d+/");
  private static final Pattern USB = Pattern.compile("/usb\\d+/");
  private static final Pattern SAS = Pattern.compile("/(?:end_device-|expander-|sas_)");
  private static final Pattern SCSI = Pattern.compile("/(host\\d+)/");

  /// The innermost PCI function on the way.
  @Nullable String pciAddress() {
    Matcher matcher = PCI.matcher(path);
    String address = null;
    while (matcher.find()) {
      address = matcher.group(1);
    }
    return address;
  }

  /// The SCSI host adapter on the way, such as `host6`.
  @Nullable String hostAdapter() {
    Matcher matcher = SCSI.matcher(path);
    return matcher.find() ? matcher.group(1) : null;
  }

  /// How a drive of that name is attached, in the words of [assay.inventory.Drive#transport].
  @Nullable String transport(String name) {
    if (name.startsWith("nvme")) {
      return "nvme";
    }
    if (name.startsWith("mmcblk")) {
      return "mmc";
    }
    if (USB.matcher(path).find()) {
      return "usb";
    }
    if (ATA.matcher(path).find()) {
      return "ata";
    }
    if (SAS.matcher(path).find()) {
      return "sas";
    }
    if (path.contains("/rport-")) {
      return "fc";
    }
    if (path.contains("/session")) {
      return "iscsi";
    }
    if (SCSI.matcher(path).find()) {
      return "scsi";
    }
    return path.contains("/virtio") ? "virtio" : null;
  }
}
