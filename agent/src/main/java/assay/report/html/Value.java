package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;

/// Looks values up in a report of whatever version, and writes them.
final class Value {
  private Value() {}

  /// What is at a path such as `health.temperatureCelsius`; a missing node where nothing is.
  static JsonNode at(JsonNode node, String path) {
    JsonNode found = node;
    int begin = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', begin)) {
      found = found.path(path.substring(begin, dot));
      begin = dot + 1;
    }
    return found.path(path.substring(begin));
  }

  /// Whether there is something to show.
  static boolean there(JsonNode value) {
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isContainerNode() && value.isEmpty());
  }

  /// Writes a scalar, with its exact value where it is shown in a handier unit.
  static void write(Markup out, String name, JsonNode value) {
    Quantity quantity = Quantity.of(name, value);
    String exact = quantity.exact();
    if (exact == null) {
      out.text(quantity.text());
    } else {
      out.element("span", quantity.text(), "title", exact);
    }
  }

  /// Texts that are there, with something between.
  static String join(String between, JsonNode... values) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode value : values) {
      if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
        joined.append(joined.isEmpty() ? "" : between).append(value.asText());
      }
    }
    return joined.toString();
  }
}
