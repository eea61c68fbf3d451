package assay.inventory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything known about the machine's parts, section by section. A collector fills in what it
/// knows; [#merge] joins. A section that is not there is unknown; whether there is no such hardware
/// is said by the collector's outcome.
public final class Hardware {
  /// Nothing known.
  public static final Hardware NOTHING = new Hardware(new TreeMap<>());

  /// Never with an empty list.
  private final SortedMap<Section<?>, List<? extends Record>> sections;

  private Hardware(SortedMap<Section<?>, List<? extends Record>> sections) {
    this.sections = sections;
  }

  /// Only these parts.
  public static <T extends Record> Hardware of(Section<T> section, List<T> entries) {
    return NOTHING.with(section, entries);
  }

  /// Only this part, if it is known.
  public static <T extends Record> Hardware of(Section<T> section, @Nullable T entry) {
    return NOTHING.with(section, entry);
  }

  /// What either knows. Where both know, this one's word stays; entries of lists are joined by what
  /// identifies them; the order is this one's, then what is new.
  public Hardware merge(Hardware other) {
    Hardware merged = this;
    for (Section<?> section : other.sections.keySet()) {
      merged = merged.merge(section, other);
    }
    return merged;
  }

  private <T extends Record> Hardware merge(Section<T> section, Hardware other) {
    return with(section, section.merge(all(section), other.all(section)));
  }

  /// The same with other entries of one section.
  public <T extends Record> Hardware with(Section<T> section, List<T> entries) {
    SortedMap<Section<?>, List<? extends Record>> changed = new TreeMap<>(sections);
    if (entries.isEmpty()) {
      changed.remove(section);
    } else {
      changed.put(section, section.of(entries));
    }
    return new Hardware(changed);
  }

  /// The same with this part, if it is known.
  public <T extends Record> Hardware with(Section<T> section, @Nullable T entry) {
    return entry == null ? this : with(section, List.of(entry));
  }

  /// Whether nothing is known.
  public boolean nothing() {
    return sections.isEmpty();
  }

  /// The sections of which something is known, in the report's order.
  public Iterable<Section<?>> sections() {
    return sections.keySet();
  }

  /// The entries of a section.
  @SuppressWarnings("unchecked") // put there under the same section by `with`
  public <T extends Record> List<T> all(Section<T> section) {
    List<? extends Record> entries = sections.get(section);
    return entries == null ? List.of() : (List<T>) entries;
  }

  /// The part there is one of; null where it is unknown.
  public <T extends Record> @Nullable T one(Section<T> section) {
    List<T> entries = all(section);
    return entries.isEmpty() ? null : entries.getFirst();
  }

  /// The machine as the firmware names it.
  public @Nullable ComputerSystem system() {
    return one(ComputerSystem.SECTION);
  }

  /// The main board.
  public @Nullable Baseboard board() {
    return one(Baseboard.SECTION);
  }

  /// What the machine is built into.
  public @Nullable Chassis chassis() {
    return one(Chassis.SECTION);
  }

  /// BIOS or UEFI.
  public @Nullable Firmware firmware() {
    return one(Firmware.SECTION);
  }

  /// All processors together, as the kernel sees them.
  public @Nullable ProcessorSummary processorSummary() {
    return one(ProcessorSummary.SECTION);
  }

  /// Sockets, empty ones included where the firmware lists them.
  public List<Processor> processors() {
    return all(Processor.SECTION);
  }

  /// The main memory.
  public @Nullable Memory memory() {
    return one(Memory.SECTION);
  }

  /// The drives, each once.
  public List<Drive> drives() {
    return all(Drive.SECTION);
  }

  /// Drives of discs.
  public List<OpticalDrive> opticalDrives() {
    return all(OpticalDrive.SECTION);
  }

  /// Those whose maker's tool was there.
  public List<RaidController> raidControllers() {
    return all(RaidController.SECTION);
  }

  /// The network ports.
  public List<NetworkPort> networkPorts() {
    return all(NetworkPort.SECTION);
  }

  /// The PCI functions.
  public List<PciDevice> pciDevices() {
    return all(PciDevice.SECTION);
  }

  /// The management controller.
  public @Nullable Bmc bmc() {
    return one(Bmc.SECTION);
  }

  /// What was measured.
  public List<Sensor> sensors() {
    return all(Sensor.SECTION);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hardware hardware && sections.equals(hardware.sections);
  }

  @Override
  public int hashCode() {
    return sections.hashCode();
  }

  @Override
  public String toString() {
    return sections.toString();
  }
}
