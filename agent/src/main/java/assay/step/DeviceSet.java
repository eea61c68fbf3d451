package assay.step;

import assay.host.Ending;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The devices the kernel knows at one moment. Virtual ones (loop, bridge, mapper) come and go with
/// whoever works on the machine and are no hardware.
///
/// @param names such as `block/sda1`, `net/eth0`, `pci/0000:00:1f.2`
/// @param whole whether the kernel's list could be read to its end
public record DeviceSet(SortedSet<String> names, boolean whole) {
  private static final Map<String, String> FOLDERS =
      Map.of(
          "block/",
          "/sys/class/block/",
          "net/",
          "/sys/class/net/",
          "pci/",
          "/sys/bus/pci/devices/");
  private static final String VIRTUAL = "/devices/virtual/";

  /// An NVMe drive that may have several paths stands below no controller.
  private static final String MULTIPATH = VIRTUAL + "nvme-subsystem/";

  /// Looks.
  public static DeviceSet look(Host host) {
    FileSet set =
        host.read(
            FileQuery.of(
                "devices",
                List.of(),
                FOLDERS.values().stream().sorted().map(folder -> folder + "*").toList()));
    SortedSet<String> names = new TreeSet<>();
    set.links()
        .forEach(
            (path, target) -> {
              if (!target.contains(VIRTUAL) || target.contains(MULTIPATH)) {
                FOLDERS.forEach(
                    (kind, folder) -> {
                      if (path.startsWith(folder)) {
                        names.add(kind + path.substring(folder.length()));
                      }
                    });
              }
            });
    return new DeviceSet(names, set.ending() instanceof Ending.Exited);
  }

  /// What is here and was not there then; nothing where one of the two looks was cut short.
  public SortedSet<String> since(DeviceSet then) {
    SortedSet<String> more = new TreeSet<>(whole && then.whole ? names : List.of());
    more.removeAll(then.names);
    return more;
  }

  /// Names of one kind, such as `block`, without it.
  public static Set<String> ofKind(Set<String> names, String kind) {
    return names.stream()
        .filter(name -> name.startsWith(kind + "/"))
        .map(name -> name.substring(kind.length() + 1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
