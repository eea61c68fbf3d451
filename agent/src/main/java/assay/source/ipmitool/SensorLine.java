package assay.source.ipmitool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of `ipmitool -c sdr elist`. Sensors with thresholds are printed as
/// `name,reading,unit,status`, sensors with states as `name,NUMBERh,status,entity,states` - the
/// latter may hold commas.
///
/// @param reading absent for a sensor with states and for one that cannot be read
/// @param status such as `ok`, `nc`, `cr`, `nr`, or `ns` for no reading
/// @param state what a sensor with states says
public record SensorLine(
    String name,
    @Nullable Double reading,
    @Nullable String unit,
    @Nullable String status,
    @Nullable String state) {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{2}h");
  private static final int STATE_COLUMNS = 5;

  /// All lines that are such.
  public static List<SensorLine> parse(String output) {
    List<SensorLine> sensors = new ArrayList<>();
    for (String line : (Iterable<String>) output.lines()::iterator) {
      String[] columns = line.split(",", STATE_COLUMNS);
      if (columns.length >= 4 && !columns[0].isBlank()) {
        sensors.add(NUMBER.matcher(columns[1]).matches() ? states(columns) : reading(columns));
      }
    }
    return List.copyOf(sensors);
  }

  private static SensorLine states(String[] columns) {
    String states = columns.length < STATE_COLUMNS ? null : text(columns[4]);
    return new SensorLine(
        columns[0].strip(),
        null,
        null,
        text(columns[2]),
        "No Reading".equals(states) ? null : states);
  }

  private static SensorLine reading(String[] columns) {
    return new SensorLine(
        columns[0].strip(), number(columns[1]), text(columns[2]), text(columns[3]), null);
  }

  private static @Nullable String text(String column) {
    return column.isBlank() ? null : column.strip();
  }

  private static @Nullable Double number(String column) {
    try {
      double number = Double.parseDouble(column.strip());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
