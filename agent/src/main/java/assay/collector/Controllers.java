package assay.collector;

import assay.source.block.BlockDevice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which controller a drive hangs on, so that no controller gets too many questions at a time.
///
/// @param byName the controller by the kernel's name of a drive
/// @param byAdapter the controller by SCSI host adapter, such as `host6`
record Controllers(Map<String, String> byName, Map<String, String> byAdapter) {
  /// Where smartctl reaches the drives of a host adapter none of whose volumes it needs.
  private static final Pattern BUS = Pattern.compile("/dev/bus/(\\d+)");

  private static final String DEV = "/dev/";

  static Controllers of(List<BlockDevice> devices) {
    Map<String, String> byName = new HashMap<>();
    Map<String, String> byAdapter = new HashMap<>();
    for (BlockDevice device : devices) {
      DevicePath path = new DevicePath(device.devicePath());
      Optional<String> adapter = Optional.ofNullable(path.hostAdapter());
      String controller =
          Optional.ofNullable(path.pciAddress())
              .or(() -> adapter)
              .or(() -> Optional.ofNullable(path.transport(device.name())))
              .orElse("");
      byName.put(device.name(), controller);
      adapter.ifPresent(name -> byAdapter.put(name, controller));
    }
    return new Controllers(byName, byAdapter);
  }

  /// The controller's PCI address, else its host adapter, else the drive's transport; drives of
  /// which nothing is known share one.
  String of(SmartTarget target) {
    String path = target.device().name();
    Matcher bus = BUS.matcher(path);
    if (bus.matches()) {
      String adapter = "host" + bus.group(1);
      return byAdapter.getOrDefault(adapter, adapter);
    }
    String name = path.startsWith(DEV) ? path.substring(DEV.length()) : path;
    return byName.getOrDefault(name, "");
  }
}
