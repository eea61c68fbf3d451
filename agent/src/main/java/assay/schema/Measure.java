package assay.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a number of the report is counted in, which the end of its field's name says.
public enum Measure {
  /// Sizes. Those of binary units are exact, those of decimal ones are what is printed on a label.
  BYTES("Bytes", "B"),
  /// Speed of a link.
  MEGABITS_PER_SECOND("Mbps", "Mb/s"),
  /// Speed of memory.
  MEGATRANSFERS("Megatransfers", "MT/s"),
  /// Speed of a lane.
  GIGATRANSFERS("Gigatransfers", "GT/s"),
  /// Speed of a processor.
  MEGAHERTZ("Megahertz", "MHz"),
  /// Temperature.
  CELSIUS("Celsius", "°C"),
  /// Time in use.
  HOURS("Hours", "h"),
  /// A share.
  PERCENT("Percent", "%"),
  /// Speed of a spindle or a fan.
  RPM("Rpm", "rpm"),
  /// Voltage.
  MILLIVOLTS("Millivolts", "mV"),
  /// Power.
  WATTS("Watts", "W"),
  /// Time.
  MILLIS("Millis", "ms"),
  /// Width of a bus.
  BITS("Bits", "bit"),
  /// A bare number.
  COUNT("", "");

  /// One way of writing a number of a measure.
  ///
  /// @param name as it is shown
  /// @param factor how many of the field's own unit it is
  /// @param nominal whether makers round to it: a drive of 3.84 TB has a little more
  public record Unit(String name, BigDecimal factor, boolean nominal) {}

  private static final String PREFIXES = "kMGTP";
  private static final BigDecimal MIB = BigDecimal.valueOf(1L << 20);

  /// Words that people write in capitals.
  private static final Set<String> ACRONYMS =
      Set.of(
          "bmc", "crc", "fru", "guid", "id", "ipmi", "lan", "mac", "numa", "pci", "raid", "rom",
          "sku", "smart", "tpm", "uefi", "usb", "uuid", "vlan", "wwn");

  private final String suffix;
  private final List<Unit> units;

  Measure(String suffix, String unit) {
    this.suffix = suffix;
    this.units = units(suffix, unit);
  }

  private static List<Unit> units(String suffix, String unit) {
    List<Unit> all = new ArrayList<>();
    if (!unit.isEmpty()) {
      all.add(unit(unit, 1));
    }
    switch (suffix) {
      case "Bytes" -> {
        for (int i = 0; i < PREFIXES.length(); i++) {
          BigDecimal decimal = BigDecimal.TEN.pow(3 * (i + 1));
          all.add(new Unit(PREFIXES.charAt(i) + "B", decimal, true));
          String binary = PREFIXES.substring(i, i + 1).toUpperCase(Locale.ROOT) + "iB";
          all.add(new Unit(binary, BigDecimal.valueOf(1L << (10 * (i + 1))), false));
        }
      }
      case "Mbps" ->
          all.addAll(
              List.of(
                  unit("Gb/s", 1000),
                  unit("Mbit/s", 1),
                  unit("Gbit/s", 1000),
                  unit("Mbps", 1),
                  unit("Gbps", 1000)));
      case "Megahertz" -> all.add(unit("GHz", 1000));
      case "Celsius" -> all.add(unit("C", 1));
      case "Millivolts" -> all.add(unit("V", 1000));
      case "Millis" -> all.add(unit("s", 1000));
      default -> {}
    }
    return List.copyOf(all);
  }

  private static Unit unit(String name, long factor) {
    return new Unit(name, BigDecimal.valueOf(factor), false);
  }

  /// What a field of that name is counted in.
  public static Measure of(String field) {
    for (Measure measure : values()) {
      if (field.length() > measure.suffix.length() && field.endsWith(measure.suffix)) {
        return measure;
      }
    }
    return COUNT;
  }

  /// The unit that somebody wrote, in capitals or not; null where it is none of this measure.
  public @Nullable Unit unit(String written) {
    for (Unit unit : units) {
      if (unit.name().equalsIgnoreCase(written)) {
        return unit;
      }
    }
    return null;
  }

  /// The names of all units.
  public List<String> unitNames() {
    return units.stream().map(Unit::name).toList();
  }

  /// A field's name in words and without its unit: `configured speed` for
  /// `configuredSpeedMegatransfers`.
  public static String words(String field) {
    String name = field.substring(0, field.length() - of(field).suffix.length());
    StringBuilder words = new StringBuilder();
    int start = 0;
    for (int end = 1; end <= name.length(); end++) {
      if (end == name.length() || Character.isUpperCase(name.charAt(end))) {
        String word = name.substring(start, end).toLowerCase(Locale.ROOT);
        words.append(start == 0 ? "" : " ");
        words.append(ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        start = end;
      }
    }
    return words.toString();
  }

  /// A number for people: `32 GiB`, `3.84 TB`, `3200 MT/s`.
  public String show(BigDecimal number) {
    if (this != BYTES) {
      String unit = units.isEmpty() ? "" : " " + units.getFirst().name();
      return number.stripTrailingZeros().toPlainString() + unit;
    }
    boolean binary = number.signum() > 0 && number.remainder(MIB).signum() == 0;
    Unit best = units.getFirst();
    for (Unit unit : units) {
      boolean wanted = binary ? !unit.nominal() : unit.nominal();
      if (wanted && number.compareTo(unit.factor()) >= 0) {
        best = unit;
      }
    }
    BigDecimal shown = number.divide(best.factor(), 2, RoundingMode.HALF_UP).stripTrailingZeros();
    return shown.toPlainString() + " " + best.name();
  }
}
