package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.PciDevice;
import assay.inventory.Section;
import assay.source.pci.PciBus;
import assay.source.pci.PciFunction;
import assay.source.pci.PciNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// PCI devices, with their names and drivers.
final class PciCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "pci";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(PciDevice.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(PciBus.query());
    List<PciFunction> functions = PciBus.functions(set);
    PciNames names =
        functions.isEmpty()
            ? new PciNames(Map.of())
            : PciNames.of(host.read(PciNames.query()), functions);
    Map<String, PciFunction> byAddress = new HashMap<>();
    functions.forEach(function -> byAddress.put(function.address(), function));
    List<PciDevice> devices =
        functions.stream()
            .map(function -> device(function, byAddress.get(function.parentAddress()), names))
            .toList();
    return Readings.outcome(
        "reading /sys/bus/pci/devices",
        set,
        Hardware.of(PciDevice.SECTION, devices),
        List.of(),
        "no PCI bus");
  }

  static PciDevice device(PciFunction function, @Nullable PciFunction parent, PciNames names) {
    return new PciDevice(
        function.address(),
        function.vendorId(),
        function.deviceId(),
        function.subsystemVendorId(),
        function.subsystemDeviceId(),
        names.vendor(function),
        names.device(function),
        function.classId(),
        names.className(function),
        function.revision(),
        function.driver(),
        function.numaNode(),
        function.linkSpeedGigatransfers(),
        function.maximumLinkSpeedGigatransfers(),
        function.linkWidth(),
        function.maximumLinkWidth(),
        function.parentAddress(),
        parent == null
            ? null
            : lesser(
                function.maximumLinkSpeedGigatransfers(), parent.maximumLinkSpeedGigatransfers()),
        parent == null ? null : lesser(function.maximumLinkWidth(), parent.maximumLinkWidth()),
        errors(function),
        null);
  }

  private static <T extends Comparable<T>> @Nullable T lesser(@Nullable T one, @Nullable T other) {
    if (one == null || other == null) {
      return null;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static PciDevice.@Nullable ErrorCounts errors(PciFunction function) {
    Integer corrected = function.correctedErrorCount();
    Integer nonFatal = function.nonFatalErrorCount();
    Integer fatal = function.fatalErrorCount();
    return corrected == null && nonFatal == null && fatal == null
        ? null
        : new PciDevice.ErrorCounts(corrected, nonFatal, fatal);
  }
}
