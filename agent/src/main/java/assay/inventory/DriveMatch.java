package assay.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether two entries are one drive.
final class DriveMatch {
  /// Where a drive may have several paths, and so several kernel names.
  private static final Set<String> MULTIPATH = Set.of("sas", "scsi", "fc", "iscsi");

  private static final Pattern NVME_CONTROLLER = Pattern.compile("nvme\\d+");
  private static final Pattern NVME_NAMESPACE = Pattern.compile("nvme\\d+n\\d+");

  private DriveMatch() {}

  /// The drives with the entries that are one drive joined, and without controllers whose
  /// namespaces are there.
  static List<Drive> distinct(List<Drive> drives) {
    List<Drive> distinct = new ArrayList<>();
    for (Drive drive : drives) {
      int at = 0;
      while (at < distinct.size() && !same(distinct.get(at), drive)) {
        at++;
      }
      if (at == distinct.size()) {
        distinct.add(drive);
      } else {
        distinct.set(at, distinct.get(at).join(drive));
      }
    }
    List<Drive> all = List.copyOf(distinct);
    distinct.removeIf(drive -> all.stream().anyMatch(other -> controllerOf(drive, other)));
    return List.copyOf(distinct);
  }

  /// The same name is the same drive. Else the world wide name decides where both have one. Else
  /// the serial number does, but only where one of the two has no kernel name of its own or the
  /// transport knows several paths: USB bridges and the namespaces of one NVMe controller share
  /// serial numbers and are not one drive.
  static boolean same(Drive one, Drive other) {
    if (one.name().equals(other.name())
        || one.aliases().contains(other.name())
        || other.aliases().contains(one.name())) {
      return true;
    }
    if (one.wwn() != null && other.wwn() != null) {
      return one.wwn().equals(other.wwn());
    }
    return trusted(one)
        && trusted(other)
        && equal(one.serialNumber(), other.serialNumber())
        && compatible(one.sizeBytes(), other.sizeBytes())
        && (one.path() == null
            || other.path() == null
            || MULTIPATH.contains(String.valueOf(one.transport())));
  }

  /// Whether one is an NVMe controller and the other a namespace of it: smartctl's scan may find a
  /// controller whose namespaces the kernel is still looking for. The serial number decides where
  /// both have one, for with native multipath (`nvme_core.multipath`) the two are numbered apart.
  static boolean controllerOf(Drive controller, Drive namespace) {
    if (!NVME_CONTROLLER.matcher(controller.name()).matches()
        || !NVME_NAMESPACE.matcher(namespace.name()).matches()) {
      return false;
    }
    return trusted(controller)
            && trusted(namespace)
            && controller.serialNumber() != null
            && namespace.serialNumber() != null
        ? controller.serialNumber().equals(namespace.serialNumber())
        : namespace.name().startsWith(controller.name() + "n");
  }

  private static boolean trusted(Drive drive) {
    return !drive.untrusted().containsKey("serialNumber");
  }

  private static boolean equal(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other);
  }

  private static boolean compatible(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null || one.equals(other);
  }
}
