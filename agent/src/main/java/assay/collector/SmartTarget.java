package assay.collector;

import assay.source.smartctl.ScannedDevice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A drive to ask about.
///
/// @param name its name in the inventory
/// @param path its own device file; absent for one behind a controller
/// @param device how smartctl reaches it
record SmartTarget(String name, @Nullable String path, ScannedDevice device) {
  private static final String DEV = "/dev/";

  /// Kernel names of drives smartctl can talk to; virtio and MMC drives it cannot.
  private static final Pattern ASKABLE = Pattern.compile("sd[a-z]+|hd[a-z]|nvme\\d+n\\d+");

  private static final Pattern NAMESPACE = Pattern.compile("n\\d+$");

  /// The kernel's drives with what the scan knows of them, then what only the scan has: drives
  /// behind RAID controllers. A scan that finds nothing leaves the kernel's.
  static List<SmartTarget> of(List<ScannedDevice> scanned, List<String> kernelNames) {
    List<SmartTarget> targets = new ArrayList<>();
    Set<ScannedDevice> rest = new LinkedHashSet<>(scanned);
    for (String name : kernelNames) {
      if (ASKABLE.matcher(name).matches()) {
        String path = DEV + name;
        String type = "";
        for (ScannedDevice found : scanned) {
          if (!found.behindController() && covers(found.name(), name)) {
            rest.remove(found);
            type = found.name().equals(path) ? found.type() : type;
          }
        }
        targets.add(new SmartTarget(name, path, new ScannedDevice(path, type)));
      }
    }
    for (ScannedDevice found : rest) {
      String name =
          found.name().startsWith(DEV) ? found.name().substring(DEV.length()) : found.name();
      targets.add(
          found.behindController()
              ? new SmartTarget(name + " " + found.type(), null, found)
              : new SmartTarget(name, found.name(), found));
    }
    return List.copyOf(targets);
  }

  /// The same device file, or the controller whose namespace it is.
  private static boolean covers(String scannedName, String kernelName) {
    return scannedName.equals(DEV + kernelName)
        || kernelName.startsWith("nvme")
            && scannedName.equals(DEV + NAMESPACE.matcher(kernelName).replaceFirst(""));
  }
}
