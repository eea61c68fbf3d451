package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Sensor;
import assay.source.hwmon.HwmonChip;
import assay.source.hwmon.HwmonChips;
import assay.source.hwmon.HwmonSensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the kernel's own drivers measure, chip by chip.
final class HwmonCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Duration CHIP_LIMIT = Duration.ofSeconds(10);

  /// Asks the disk at each reading, which may wake it (kernel: Documentation/hwmon/drivetemp.rst);
  /// its temperature comes with its health.
  private static final String ASKS_DISKS = "drivetemp";

  private static final String SOURCE = "hwmon";

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Sensor.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(HwmonChips.query());
    List<Sensor> sensors = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (!set.whole()) {
      problems.add("reading /sys/class/hwmon: " + set.ending().words());
    }
    for (HwmonChip chip : HwmonChips.chips(set)) {
      if (!ASKS_DISKS.equals(chip.name())) {
        FileSet read = host.read(HwmonChips.query(chip).within(CHIP_LIMIT));
        if (!read.whole()) {
          problems.add("reading " + chip.id() + " (" + chip.name() + "): " + read.ending().words());
        }
        for (HwmonSensor sensor : HwmonChips.sensors(chip, read)) {
          sensors.add(sensor(chip, sensor));
        }
      }
    }
    Hardware hardware = Hardware.of(Sensor.SECTION, sensors);
    if (problems.isEmpty()) {
      return hardware.nothing()
          ? new Outcome.Absent("no chip that the kernel can read")
          : new Outcome.Ok(hardware, List.of());
    }
    return hardware.nothing() && !set.whole()
        ? Endings.nothing("reading /sys/class/hwmon", set.ending())
        : new Outcome.Partial(hardware, List.of(), String.join("; ", problems));
  }

  private static Sensor sensor(HwmonChip chip, HwmonSensor sensor) {
    String label = sensor.label() == null ? sensor.id() : sensor.label();
    return new Sensor(
        chip.name() == null ? label : chip.name() + " " + label,
        SOURCE,
        chip.device(),
        Boolean.TRUE.equals(sensor.fault()) ? null : sensor.reading(),
        sensor.kind().unit(),
        status(sensor),
        null,
        sensor.maximum(),
        sensor.critical());
  }

  private static String status(HwmonSensor sensor) {
    if (Boolean.TRUE.equals(sensor.fault())) {
      return "fault";
    }
    return Boolean.TRUE.equals(sensor.alarm()) ? "alarm" : "ok";
  }
}
