package assay.report.html;

import java.util.List;
import java.util.Set;

/// The parts of the page in their order.
final class Parts {
  /// What a technician acts on comes first, how it was found out last.
  static final List<Part> ALL =
      List.of(
          new FindingsPart(),
          new MissingPart(),
          new IdentityPart(),
          new ObjectPart(
              "system",
              "System, board, firmware",
              "hardware",
              List.of("system", "board", "chassis", "firmware")),
          new SectionPart(
              "processors",
              "Processors",
              "processors",
              List.of("socket", "index"),
              List.of(
                  "socket",
                  "model",
                  "manufacturer",
                  "coreCount=Cores",
                  "enabledCoreCount=Enabled",
                  "threadCount=Threads",
                  "maximumSpeedMegahertz",
                  "populated"),
              false),
          new MemoryPart(),
          new SectionPart(
              "drives",
              "Drives",
              "drives",
              List.of("name", "path", "aliases"),
              List.of(
                  "name",
                  "vendor",
                  "model",
                  "serialNumber",
                  "sizeBytes",
                  "transport=Bus",
                  "health.smartPassed=SMART passed",
                  "health.percentageUsed=Wear",
                  "health.powerOnHours=Hours",
                  "health.temperatureCelsius",
                  "health.mediaErrors+health.reallocatedSectors+health.pendingSectors"
                      + "+health.uncorrectableSectors=Errors",
                  "firmware"),
              false),
          new RaidPart(),
          new SectionPart(
              "network",
              "Network ports",
              "networkPorts",
              List.of("name", "macAddress"),
              List.of(
                  "name",
                  "macAddress",
                  "carrier=Link",
                  "speedMbps",
                  "addresses",
                  "driver",
                  "pciAddress"),
              false),
          new BmcPart(),
          new SectionPart(
              "sensors",
              "Sensors",
              "sensors",
              List.of("name"),
              List.of("name", "reading", "unit", "status", "state", "source"),
              false),
          new OtherPart(
              "more",
              "More hardware",
              "hardware",
              Set.of(
                  "system",
                  "board",
                  "chassis",
                  "firmware",
                  "processors",
                  "memory",
                  "drives",
                  "raidControllers",
                  "networkPorts",
                  "bmc",
                  "sensors",
                  "pciDevices")),
          new SectionPart(
              "pci",
              "PCI devices",
              "pciDevices",
              List.of("address"),
              List.of(
                  "address",
                  "className=Class",
                  "vendor",
                  "device",
                  "driver",
                  "linkWidth",
                  "maximumLinkWidth=Possible",
                  "linkSpeedGigatransfers",
                  "maximumLinkSpeedGigatransfers=Possible"),
              true),
          new TimelinePart(),
          new CollectorsPart(),
          new OtherPart(
              "run",
              "The audit itself",
              "",
              Set.of("identity", "collectors", "hardware", "findings", "verdict")));

  private Parts() {}
}
