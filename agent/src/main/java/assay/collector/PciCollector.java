package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.PciDevice;
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
  private static final String STORAGE = "01";
  private static final String NETWORK = "02";

  /// Classes whose devices need a driver to be looked into: 3D controllers (data centre GPUs), USB
  /// controllers, InfiniBand, accelerators.
  private static final List<String> OTHERS_WITH_DRIVER = List.of("0302", "0c03", "0c06", "12");

  @Override
  public String name() {
    return "pci";
  }

  @Override
  public Duration limit() {
    return LIMIT;
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
        devices.stream().filter(PciCollector::lacksDriver).map(PciCollector::finding).toList(),
        "no PCI bus");
  }

  private static PciDevice device(
      PciFunction function, @Nullable PciFunction parent, PciNames names) {
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

  private static boolean lacksDriver(PciDevice device) {
    return device.driver() == null && severity(device.classId()) != null;
  }

  private static Finding.@Nullable Severity severity(@Nullable String classId) {
    if (classId == null) {
      return null;
    }
    if (classId.startsWith(STORAGE) || classId.startsWith(NETWORK)) {
      return Finding.Severity.warning;
    }
    return OTHERS_WITH_DRIVER.stream().anyMatch(classId::startsWith) ? Finding.Severity.info : null;
  }

  private static Finding finding(PciDevice device) {
    Finding.Severity severity = severity(device.classId());
    return new Finding(
        "device_without_driver",
        severity == null ? Finding.Severity.info : severity,
        "no driver for %s %s:%s (%s)"
            .formatted(
                device.className() == null ? "class " + device.classId() : device.className(),
                device.vendorId(),
                device.deviceId(),
                device.device() == null ? "unknown device" : device.device()),
        device.address());
  }
}
