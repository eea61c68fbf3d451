package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Virtualization;
import assay.source.virtual.HypervisorSigns;
import java.time.Duration;
import java.util.List;

/// Whether this is a virtual machine.
final class VirtualizationCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "virtualization";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Virtualization.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(HypervisorSigns.query());
    HypervisorSigns signs = new HypervisorSigns(set);
    // A cloud's machines of metal bear its name, and the processor knows better. Where that does
    // not say (Arm), the name does.
    Boolean guest = signs.processorSaysGuest();
    String name = signs.name();
    if (guest == null && name != null) {
      guest = Boolean.TRUE;
    }
    Hardware hardware =
        signs.present()
            ? Hardware.of(
                Virtualization.SECTION,
                new Virtualization(
                    guest, Boolean.FALSE.equals(guest) ? null : name, signs.container()))
            : Hardware.NOTHING;
    return Readings.outcome(
        "looking for signs of a hypervisor", set, hardware, "nothing to tell it by");
  }
}
