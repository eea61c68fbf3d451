package assay.collector;

import assay.source.block.BlockDevice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What drives have to share to be asked: the firmware of a RAID controller, or a USB bridge, which
/// takes one question after the other. Drives of a plain controller answer for themselves.
///
/// @param controllers the controller by the kernel's name of a drive
/// @param bridges the USB bridge by the kernel's name of a drive
/// @param byAdapter the controller by SCSI host adapter, such as `host6`
/// @param raid the controllers with drives behind their firmware
record Controllers(
    Map<String, String> controllers,
    Map<String, String> bridges,
    Map<String, String> byAdapter,
    Set<String> raid) {
  /// Where smartctl reaches the drives of a host adapter none of whose volumes it needs.
  private static final Pattern BUS = Pattern.compile("/dev/bus/(\\d+)");

  private static final String DEV = "/dev/";
  private static final String USB = "usb";

  static Controllers of(List<BlockDevice> devices, List<SmartTarget> targets) {
    Map<String, String> controllers = new HashMap<>();
    Map<String, String> bridges = new HashMap<>();
    Map<String, String> byAdapter = new HashMap<>();
    for (BlockDevice device : devices) {
      DevicePath path = new DevicePath(device.devicePath());
      Optional<String> adapter = Optional.ofNullable(path.hostAdapter());
      String controller =
          Optional.ofNullable(path.pciAddress()).or(() -> adapter).orElse(device.name());
      controllers.put(device.name(), controller);
      adapter.ifPresent(name -> byAdapter.put(name, controller));
      if (USB.equals(path.transport(device.name()))) {
        bridges.put(device.name(), adapter.orElse(controller));
      }
    }
    Controllers plain = new Controllers(controllers, bridges, byAdapter, Set.of());
    Set<String> raid = new HashSet<>();
    for (SmartTarget target : targets) {
      if (target.device().behindController()) {
        raid.add(plain.controller(target));
      }
    }
    return new Controllers(controllers, bridges, byAdapter, raid);
  }

  /// What the drive shares with others: the PCI address or host adapter of a RAID controller, for
  /// its volumes as well, or the host adapter of a USB bridge; empty for a drive that shares
  /// nothing.
  Optional<String> shared(SmartTarget target) {
    String controller = controller(target);
    if (raid.contains(controller)) {
      return Optional.of(controller);
    }
    return Optional.ofNullable(bridges.get(name(target)));
  }

  private String controller(SmartTarget target) {
    Matcher bus = BUS.matcher(target.device().name());
    if (bus.matches()) {
      String adapter = "host" + bus.group(1);
      return byAdapter.getOrDefault(adapter, adapter);
    }
    return controllers.getOrDefault(name(target), target.device().name());
  }

  private static String name(SmartTarget target) {
    String path = target.device().name();
    return path.startsWith(DEV) ? path.substring(DEV.length()) : path;
  }
}
