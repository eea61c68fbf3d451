package assay.config;

import java.util.ArrayList;
import java.util.List;

/// The configuration as a table for a console: each parameter with its value, its default and where
/// the value comes from.
public record ConfigurationTable(Configuration configuration) {
  private static final String NONE = "-";

  /// A heading and a line for each parameter.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("parameter", "value", "default", "from"));
    for (Parameter parameter : Parameter.values()) {
      lines.add(
          line(
              parameter.key(),
              shown(configuration.value(parameter)),
              shown(parameter.defaultValue()),
              configuration.origin(parameter)));
    }
    return lines;
  }

  private String line(String name, String value, String defaultValue, String origin) {
    return "%-15s %-15s %-8s %s".formatted(name, value, defaultValue, origin);
  }

  private static String shown(String value) {
    return value.isEmpty() ? NONE : Secrets.hidden(value);
  }
}
