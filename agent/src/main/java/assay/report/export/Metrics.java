package assay.report.export;

import assay.report.VisibleText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Gauges in the text format of Prometheus, those of one name together. Two series of one name
/// differ in their labels, or the whole file would be refused: the second of two sensors of one
/// name gets a label `occurrence`.
final class Metrics {
  private final Map<String, StringBuilder> families = new LinkedHashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /// Names a gauge; its samples follow where they will, one without any is left out.
  ///
  /// @param help one line of this program's own
  void gauge(String name, String help) {
    families.put(
        name, new StringBuilder("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n"));
  }

  /// A sample.
  ///
  /// @param labels names and values in turn; an empty value is left out
  void sample(String name, double value, String... labels) {
    StringBuilder family = families.get(name);
    if (family == null) {
      throw new IllegalArgumentException(name + " has not been named");
    }
    String written = written(labels);
    int occurrence = seen.merge(name + '{' + written, 1, Integer::sum);
    if (occurrence > 1) {
      written += (written.isEmpty() ? "" : ",") + "occurrence=\"" + occurrence + '"';
    }
    family.append(name);
    if (!written.isEmpty()) {
      family.append('{').append(written).append('}');
    }
    family.append(' ').append(number(value)).append('\n');
  }

  /// A sample of a number of the report, times a factor; none where it is no number.
  void sample(String name, JsonNode value, double factor, String... labels) {
    if (value.isNumber()) {
      sample(name, value.doubleValue() * factor, labels);
    }
  }

  /// A sample of something that is so or not; none where nobody knows.
  void flag(String name, JsonNode value, String... labels) {
    if (value.isBoolean()) {
      sample(name, value.booleanValue() ? 1 : 0, labels);
    }
  }

  private static String written(String... labels) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i + 1 < labels.length; i += 2) {
      if (!labels[i + 1].isEmpty()) {
        written.append(written.isEmpty() ? "" : ",").append(labels[i]).append("=\"");
        written.append(escaped(labels[i + 1])).append('"');
      }
    }
    return written.toString();
  }

  private static String escaped(String value) {
    return VisibleText.of(value).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? Long.toString((long) value) : rounded(value);
  }

  /// Without the dust of binary fractions: 7 % is 0.07.
  private static String rounded(double value) {
    double shown = Double.parseDouble(String.format(Locale.ROOT, "%.12g", value));
    return Double.toString(shown);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (StringBuilder family : families.values()) {
      // The two lines of the head alone are no family.
      if (family.chars().filter(one -> one == '\n').count() > 2) {
        text.append(family);
      }
    }
    return text.toString();
  }
}
