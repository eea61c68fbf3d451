package assay.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything known about the machine's parts. A collector fills in what it knows; [#merge] joins.
/// A section that is not there is unknown; whether there is no such hardware is said by the
/// collector's outcome.
///
/// @param system the machine as the firmware names it
/// @param processorSummary all processors together, as the kernel sees them
/// @param processors sockets, empty ones included where the firmware lists them
public record Hardware(
    @Nullable ComputerSystem system,
    @Nullable Baseboard board,
    @Nullable Chassis chassis,
    @Nullable Firmware firmware,
    @Nullable ProcessorSummary processorSummary,
    List<Processor> processors,
    @Nullable Memory memory,
    List<Drive> drives,
    List<OpticalDrive> opticalDrives,
    List<RaidController> raidControllers,
    List<NetworkPort> networkPorts,
    List<PciDevice> pciDevices,
    @Nullable Bmc bmc,
    List<Sensor> sensors)
    implements Sparse {

  /// Nothing known.
  public static final Hardware NOTHING =
      new Hardware(
          null, null, null, null, null, List.of(), null, List.of(), List.of(), List.of(), List.of(),
          List.of(), null, List.of());

  /// Copies the lists, joins entries that are one drive.
  public Hardware {
    processors = List.copyOf(processors);
    drives = distinct(drives);
    opticalDrives = List.copyOf(opticalDrives);
    raidControllers = List.copyOf(raidControllers);
    networkPorts = List.copyOf(networkPorts);
    pciDevices = List.copyOf(pciDevices);
    sensors = List.copyOf(sensors);
  }

  /// Whether nothing is known.
  public boolean nothing() {
    return Stream.of(
                processors,
                drives,
                opticalDrives,
                raidControllers,
                networkPorts,
                pciDevices,
                sensors)
            .allMatch(List::isEmpty)
        && Stream.of(system, board, chassis, firmware, processorSummary, memory, bmc)
            .allMatch(Objects::isNull);
  }

  /// Only the machine's identity, processors and memory.
  public static Hardware ofFirmware(
      @Nullable ComputerSystem system,
      @Nullable Baseboard board,
      @Nullable Chassis chassis,
      @Nullable Firmware firmware,
      List<Processor> processors,
      @Nullable Memory memory) {
    return new Hardware(
        system,
        board,
        chassis,
        firmware,
        null,
        processors,
        memory,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of());
  }

  /// Only what the running kernel knows of processors and memory.
  public static Hardware ofProcessors(
      @Nullable ProcessorSummary summary,
      List<Processor> processors,
      @Nullable Memory memory,
      List<Sensor> sensors) {
    return new Hardware(
        null,
        null,
        null,
        null,
        summary,
        processors,
        memory,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        sensors);
  }

  /// Only drives.
  public static Hardware ofDrives(List<Drive> drives, List<OpticalDrive> opticalDrives) {
    return new Hardware(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        drives,
        opticalDrives,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of());
  }

  /// Only RAID controllers.
  public static Hardware ofRaidControllers(List<RaidController> raidControllers) {
    return new Hardware(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        raidControllers,
        List.of(),
        List.of(),
        null,
        List.of());
  }

  /// Only network ports.
  public static Hardware ofNetworkPorts(List<NetworkPort> networkPorts) {
    return NOTHING.with(List.of(), networkPorts, List.of());
  }

  /// Only PCI devices.
  public static Hardware ofPciDevices(List<PciDevice> pciDevices) {
    return NOTHING.with(List.of(), List.of(), pciDevices);
  }

  /// Only the management controller and its sensors.
  public static Hardware ofBmc(Bmc bmc, List<Sensor> sensors) {
    return new Hardware(
        null, null, null, null, null, List.of(), null, List.of(), List.of(), List.of(), List.of(),
        List.of(), bmc, sensors);
  }

  /// What either knows. Where both know, this one's word stays; entries of lists are joined by what
  /// identifies them; the order is this one's, then what is new.
  public Hardware merge(Hardware other) {
    return new Hardware(
        Gaps.fillNullable(system, other.system),
        Gaps.fillNullable(board, other.board),
        Gaps.fillNullable(chassis, other.chassis),
        Gaps.fillNullable(firmware, other.firmware),
        Gaps.fillNullable(processorSummary, other.processorSummary),
        joined(
            processors,
            other.processors,
            (a, b) -> a.index() != null && a.index().equals(b.index()),
            Gaps::fill),
        Gaps.fillNullable(memory, other.memory),
        Stream.concat(drives.stream(), other.drives.stream()).toList(),
        joined(opticalDrives, other.opticalDrives, by(OpticalDrive::name), Gaps::fill),
        joined(
            raidControllers,
            other.raidControllers,
            (a, b) -> a.tool().equals(b.tool()) && a.number().equals(b.number()),
            Gaps::fill),
        joined(networkPorts, other.networkPorts, by(NetworkPort::name), Gaps::fill),
        joined(pciDevices, other.pciDevices, by(PciDevice::address), Gaps::fill),
        Gaps.fillNullable(bmc, other.bmc),
        joined(
            sensors,
            other.sensors,
            (a, b) -> a.source().equals(b.source()) && a.name().equals(b.name()),
            Gaps::fill));
  }

  /// The same with other lists of the parts that can be plugged in while the machine runs.
  Hardware with(List<Drive> newDrives, List<NetworkPort> newPorts, List<PciDevice> newPciDevices) {
    return new Hardware(
        system,
        board,
        chassis,
        firmware,
        processorSummary,
        processors,
        memory,
        newDrives,
        opticalDrives,
        raidControllers,
        newPorts,
        newPciDevices,
        bmc,
        sensors);
  }

  private static <T> BiPredicate<T, T> by(Function<T, String> key) {
    return (a, b) -> key.apply(a).equals(key.apply(b));
  }

  /// Entries of `more` are looked for among `first` only: two entries of one source stay two.
  private static <T> List<T> joined(
      List<T> first, List<T> more, BiPredicate<T, T> same, BinaryOperator<T> join) {
    List<T> all = new ArrayList<>(first);
    for (T entry : more) {
      int at = 0;
      while (at < first.size() && !same.test(all.get(at), entry)) {
        at++;
      }
      if (at == first.size()) {
        all.add(entry);
      } else {
        all.set(at, join.apply(all.get(at), entry));
      }
    }
    return List.copyOf(all);
  }

  private static List<Drive> distinct(List<Drive> drives) {
    List<Drive> distinct = new ArrayList<>();
    for (Drive drive : drives) {
      int at = 0;
      while (at < distinct.size() && !DriveMatch.same(distinct.get(at), drive)) {
        at++;
      }
      if (at == distinct.size()) {
        distinct.add(drive);
      } else {
        distinct.set(at, distinct.get(at).join(drive));
      }
    }
    List<Drive> all = List.copyOf(distinct);
    distinct.removeIf(
        drive -> all.stream().anyMatch(other -> DriveMatch.controllerOf(drive, other)));
    return List.copyOf(distinct);
  }
}
