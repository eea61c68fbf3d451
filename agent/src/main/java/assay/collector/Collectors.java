package assay.collector;

import assay.inventory.LateDevices;
import assay.inventory.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The built-in collectors.
public final class Collectors {
  private Collectors() {}

  /// All of them, cheap facts first, so that the report is worth something early.
  ///
  /// @param self how the agent itself is started, for what must run in a JVM of its own
  /// @param recorded whether the machine audited is a recorded one
  public static List<Collector> all(List<String> self, boolean recorded) {
    return List.of(
        new DmiCollector(),
        new BlockCollector(),
        new PciCollector(),
        new NetCollector(),
        new EthtoolCollector(),
        new CpuCollector(),
        new VirtualizationCollector(),
        new UefiCollector(),
        new TpmCollector(),
        new EdacCollector(),
        new UsbCollector(),
        new HwmonCollector(),
        new WatchdogCollector(),
        new KernelCollector(),
        new GpuCollector(),
        new SmartctlCollector(),
        new RaidCollector(),
        new IpmitoolCollector(),
        new OshiCollector(self, recorded));
  }

  /// Who answers for which section: the collectors' names by the section's, in their order.
  public static Map<String, List<String>> answering(List<Collector> collectors) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Collector collector : collectors) {
      for (Section<?> section : collector.sections()) {
        names.computeIfAbsent(section.name(), _ -> new ArrayList<>()).add(collector.name());
      }
    }
    return names;
  }

  /// Those that look at devices which can come while the machine runs.
  public static List<Collector> late(LateDevices late) {
    List<Collector> collectors =
        new ArrayList<>(
            List.of(
                new BlockCollector(),
                new PciCollector(),
                new NetCollector(),
                new EthtoolCollector(),
                new KernelCollector()));
    if (!late.drives().isEmpty()) {
      collectors.add(SmartctlCollector.of(late.drives()));
    }
    return collectors;
  }
}
