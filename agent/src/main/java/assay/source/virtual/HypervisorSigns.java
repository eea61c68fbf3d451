package assay.source.virtual;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signs by which a guest knows that it is one: the processor's flag `hypervisor` (CPUID leaf
/// 1, ECX bit 31), `/sys/hypervisor/type` (kernel: Documentation/ABI/stable/sysfs-hypervisor-xen),
/// the names that hypervisors give their machines in SMBIOS, and what container managers leave.
///
/// @param set what was read
public record HypervisorSigns(FileSet set) {
  private static final String CPUINFO = "/proc/cpuinfo";

  /// The first processor is enough.
  private static final int CPUINFO_LIMIT_BYTES = 4096;

  private static final String DMI = "/sys/class/dmi/id";
  private static final List<String> DOCKER = List.of("/.dockerenv", "/run/.containerenv");

  /// Field of SMBIOS, how it begins, whose machine that is.
  private static final List<List<String>> NAMES =
      List.of(
          List.of("product_name", "KVM", "KVM"),
          List.of("product_name", "OpenStack", "KVM"),
          List.of("sys_vendor", "QEMU", "QEMU"),
          List.of("sys_vendor", "VMware", "VMware"),
          List.of("sys_vendor", "VMW", "VMware"),
          List.of("sys_vendor", "innotek GmbH", "VirtualBox"),
          List.of("sys_vendor", "Oracle Corporation", "VirtualBox"),
          List.of("sys_vendor", "Xen", "Xen"),
          List.of("bios_vendor", "Xen", "Xen"),
          List.of("product_name", "BHYVE", "bhyve"),
          List.of("bios_vendor", "BHYVE", "bhyve"),
          List.of("sys_vendor", "Parallels", "Parallels"),
          List.of("product_name", "Google Compute Engine", "Google Compute Engine"),
          List.of("sys_vendor", "Amazon EC2", "Amazon EC2"),
          List.of("product_version", "Hyper-V", "Hyper-V"),
          List.of("bios_vendor", "Hyper-V", "Hyper-V"),
          List.of("product_name", "Virtual Machine", "Hyper-V"));

  /// What to read.
  public static FileQuery query() {
    return FileQuery.of(
            "virtualization",
            List.of(
                CPUINFO,
                "/sys/hypervisor/type",
                DMI + "/sys_vendor",
                DMI + "/product_name",
                DMI + "/product_version",
                DMI + "/bios_vendor",
                DOCKER.get(0),
                DOCKER.get(1)),
            List.of())
        .upTo(CPUINFO_LIMIT_BYTES);
  }

  /// Whether the processor says that a hypervisor runs it; null where it does not say.
  public @Nullable Boolean processorSaysGuest() {
    String text = set.text(CPUINFO);
    int at = text == null ? -1 : text.indexOf("\nflags");
    if (text == null || at < 0) {
      return null;
    }
    int end = text.indexOf('\n', at + 1);
    return (text.substring(at, end < 0 ? text.length() : end) + " ").contains(" hypervisor ");
  }

  /// Whose machine it says it is by what it is called; null where it says no hypervisor's name.
  public @Nullable String name() {
    String type = set.text("/sys/hypervisor/type");
    if ("xen".equals(type)) {
      return "Xen";
    }
    Attributes of = new Attributes(set, DMI);
    for (List<String> name : NAMES) {
      String value = of.text(name.getFirst());
      if (value != null && value.startsWith(name.get(1))) {
        return name.getLast();
      }
    }
    return type;
  }

  /// Whether a container manager left its mark.
  public boolean container() {
    return DOCKER.stream().anyMatch(set.files()::containsKey);
  }

  /// Whether there was anything to tell it by.
  public boolean present() {
    return !set.files().isEmpty();
  }
}
