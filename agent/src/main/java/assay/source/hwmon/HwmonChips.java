package assay.source.hwmon;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/sys/class/hwmon` (kernel: Documentation/hwmon/sysfs-interface.rst). Each chip is to be read by
/// a child of its own: reading can ask the hardware, and a chip that never answers must not cost
/// the others.
public final class HwmonChips {
  private static final String FOLDER = "/sys/class/hwmon";

  /// Parts of a sensor's file names behind its kind and number.
  private static final List<String> PARTS =
      List.of("input", "average", "label", "max", "crit", "alarm", "crit_alarm", "fault");

  private HwmonChips() {}

  /// What to read to know the chips. Their names are the driver's, no hardware is asked.
  public static FileQuery query() {
    return FileQuery.of(
        "hwmon", List.of(FOLDER + "/*/name"), List.of(FOLDER + "/*", FOLDER + "/*/device"));
  }

  /// The chips that were read.
  public static List<HwmonChip> chips(FileSet set) {
    List<HwmonChip> chips = new ArrayList<>();
    List<String> names = new ArrayList<>(set.children(FOLDER));
    // The numbers change from boot to boot, what the chips hang on does not.
    names.sort((a, b) -> path(set, a).compareTo(path(set, b)));
    for (String name : names) {
      Attributes of = new Attributes(set, FOLDER + "/" + name);
      chips.add(new HwmonChip(name, of.text("name"), of.linkName("device")));
    }
    return chips;
  }

  /// What to read to know a chip's sensors.
  public static FileQuery query(HwmonChip chip) {
    String folder = FOLDER + "/" + chip.id();
    List<String> files = new ArrayList<>();
    for (HwmonKind kind : HwmonKind.values()) {
      for (String part : PARTS) {
        files.add(folder + "/" + kind.name() + "[0-9]*_" + part);
      }
    }
    return new FileQuery("hwmon-" + chip.id(), files, List.of(), 256, null, folder);
  }

  /// A chip's sensors that say something.
  public static List<HwmonSensor> sensors(HwmonChip chip, FileSet set) {
    Attributes of = new Attributes(set, FOLDER + "/" + chip.id());
    List<HwmonSensor> sensors = new ArrayList<>();
    for (String file : set.children(of.folder())) {
      String id = file.substring(0, Math.max(0, file.indexOf('_')));
      String part = file.substring(id.length());
      HwmonKind kind = HwmonKind.of(id);
      // Where a chip gives both, the one that is now counts.
      boolean first =
          part.equals("_input") || part.equals("_average") && of.text(id + "_input") == null;
      if (kind != null && first) {
        sensors.add(
            new HwmonSensor(
                id,
                kind,
                of.text(id + "_label"),
                kind.scaled(of.number(file)),
                kind.scaled(of.number(id + "_max")),
                kind.scaled(of.number(id + "_crit")),
                either(of.flag(id + "_alarm"), of.flag(id + "_crit_alarm")),
                of.flag(id + "_fault")));
      }
    }
    return sensors;
  }

  private static String path(FileSet set, String name) {
    return set.links().getOrDefault(FOLDER + "/" + name, "");
  }

  private static @Nullable Boolean either(@Nullable Boolean one, @Nullable Boolean other) {
    return one == null ? other : Boolean.valueOf(one || Boolean.TRUE.equals(other));
  }
}
