package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Tpm;
import assay.source.tpm.TpmDevice;
import assay.source.tpm.TpmDevices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Trusted platform modules.
final class TpmCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "tpm";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Tpm.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(TpmDevices.query());
    List<Tpm> modules = new ArrayList<>();
    for (TpmDevice device : TpmDevices.devices(set)) {
      modules.add(
          new Tpm(
              device.name(),
              device.versionMajor(),
              device.driver(),
              device.description(),
              device.hardwareId(),
              device.banks()));
    }
    return Readings.outcome(
        "reading /sys/class/tpm", set, Hardware.of(Tpm.SECTION, modules), "no TPM");
  }
}
