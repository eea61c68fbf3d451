package assay.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The columns of a section: those of the schema in its order, whatever this machine has, so that
/// the tables of many machines can be put together; then what only this report knows.
final class Columns {
  /// Records within records, no deeper.
  private static final int DEEPEST = 4;

  private final JsonNode definitions;
  private final SequencedSet<String> paths = new LinkedHashSet<>();

  /// @param schema the report's
  /// @param record the schema of one row
  /// @param rows the rows
  Columns(JsonNode schema, JsonNode record, List<JsonNode> rows) {
    this.definitions = schema.path("$defs");
    ofSchema(record, "", 0);
    for (JsonNode row : rows) {
      ofRow(row, "", 0);
    }
  }

  /// Their paths, such as `health.temperatureCelsius`.
  List<String> paths() {
    return new ArrayList<>(paths);
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    String prefix = "#/$defs/";
    return reference.startsWith(prefix)
        ? definitions.path(reference.substring(prefix.length()))
        : schema;
  }

  private void ofSchema(JsonNode unresolved, String prefix, int depth) {
    for (Map.Entry<String, JsonNode> property :
        resolved(unresolved).path("properties").properties()) {
      JsonNode schema = resolved(property.getValue());
      if (schema.path("properties").isObject() && depth < DEEPEST) {
        ofSchema(schema, prefix + property.getKey() + ".", depth + 1);
      } else {
        paths.add(prefix + property.getKey());
      }
    }
  }

  private void ofRow(JsonNode row, String prefix, int depth) {
    for (Map.Entry<String, JsonNode> member : row.properties()) {
      String path = prefix + member.getKey();
      if (paths.contains(path)) {
        continue;
      }
      if (member.getValue().isObject() && depth < DEEPEST) {
        ofRow(member.getValue(), path + ".", depth + 1);
      } else {
        paths.add(path);
      }
    }
  }

  /// What is there, as one cell: lists as `a; b`, objects as `key=value; key=value`.
  static JsonNode cell(JsonNode row, String path) {
    JsonNode value = row;
    String left = path;
    while (true) {
      // A name may hold a dot itself: the longest one that is there is meant.
      JsonNode whole = value.path(left);
      int dot = left.indexOf('.');
      if (!whole.isMissingNode() || dot < 0) {
        value = whole;
        break;
      }
      value = value.path(left.substring(0, dot));
      left = left.substring(dot + 1);
    }
    return value.isContainerNode() ? TextNode.valueOf(joined(value, "; ")) : value;
  }

  private static String joined(JsonNode container, String between) {
    StringBuilder text = new StringBuilder();
    if (container.isArray()) {
      for (JsonNode element : container) {
        text.append(text.isEmpty() ? "" : between).append(one(element));
      }
    }
    for (Map.Entry<String, JsonNode> member : container.properties()) {
      text.append(text.isEmpty() ? "" : between);
      text.append(member.getKey()).append('=').append(one(member.getValue()));
    }
    return text.toString();
  }

  private static String one(JsonNode value) {
    return value.isContainerNode() ? joined(value, " ") : value.asText();
  }
}
