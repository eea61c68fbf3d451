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
    List<PciDevice> devices = functions.stream().map(function -> device(function, names)).toList();
    return Readings.outcome(
        "reading /sys/bus/pci/devices",
        set,
        Hardware.of(PciDevice.SECTION, devices),
        devices.stream().filter(PciCollector::lacksDriver).map(PciCollector::finding).toList(),
        "no PCI bus");
  }

  private static PciDevice device(PciFunction function, PciNames names) {
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
        null);
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
