package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Baseboard;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Connector;
import assay.inventory.Firmware;
import assay.inventory.Hardware;
import assay.inventory.IpmiInterface;
import assay.inventory.Memory;
import assay.inventory.OemStrings;
import assay.inventory.OnboardDevice;
import assay.inventory.OtherBoard;
import assay.inventory.PowerSupply;
import assay.inventory.Processor;
import assay.inventory.Section;
import assay.inventory.Slot;
import assay.source.smbios.DmiIds;
import assay.source.smbios.SmbiosTable;
import java.time.Duration;
import java.util.List;

/// What the firmware says of the machine: identity, processors, memory modules, slots, connectors,
/// power supplies.
final class DmiCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "dmi";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(
        ComputerSystem.SECTION,
        Baseboard.SECTION,
        Chassis.SECTION,
        Firmware.SECTION,
        Processor.SECTION,
        Memory.SECTION,
        OtherBoard.SECTION,
        OemStrings.SECTION,
        Slot.SECTION,
        OnboardDevice.SECTION,
        Connector.SECTION,
        IpmiInterface.SECTION,
        PowerSupply.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(SmbiosTable.query());
    SmbiosTable table = SmbiosTable.of(set);
    if (table != null) {
      Hardware hardware = DmiHardware.of(table);
      return table.problems().isEmpty()
          ? new Outcome.Ok(hardware, List.of())
          : new Outcome.Partial(hardware, List.of(), String.join("; ", table.problems()));
    }
    if (!set.whole()) {
      return Endings.nothing("reading the SMBIOS table", set.ending());
    }
    FileSet idSet = host.read(DmiIds.query());
    DmiIds ids = DmiIds.of(idSet);
    if (ids == null) {
      return idSet.whole()
          ? new Outcome.Absent("no SMBIOS table")
          : Endings.nothing("reading /sys/class/dmi/id", idSet.ending());
    }
    Hardware hardware = DmiHardware.of(ids);
    return new Outcome.Partial(
        hardware,
        List.of(),
        "no SMBIOS table, only the kernel's excerpt: no processors and memory modules");
  }
}
