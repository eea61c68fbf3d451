package assay.report;

import assay.inventory.Hardware;
import assay.inventory.Section;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Records as trees, as [ReportJson] writes them: without a text between, whose parser is
/// costly to begin with.
final class RecordTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordTree() {}

  static JsonNode of(Object value) {
    if (value instanceof String text) {
      return NODES.textNode(text);
    } else if (value instanceof Hardware hardware) {
      ObjectNode object = NODES.objectNode();
      for (Section<?> section : hardware.sections()) {
        Object parts = section.list() ? hardware.all(section) : hardware.one(section);
        object.set(section.name(), of(Objects.requireNonNull(parts)));
      }
      return object;
    } else if (value instanceof Record record) {
      ObjectNode object = NODES.objectNode();
      for (RecordProperty property : RecordProperty.of(record.getClass())) {
        Object member = property.value(record);
        if (member != null) {
          object.set(property.name(), of(member));
        }
      }
      return object;
    } else if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      for (Object element : list) {
        array.add(of(element));
      }
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        object.set(String.valueOf(entry.getKey()), of(entry.getValue()));
      }
      return object;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof JsonNode node) {
      return node;
    } else if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    } else if (value instanceof Integer number) {
      return NODES.numberNode(number.intValue());
    } else if (value instanceof Long number) {
      return NODES.numberNode(number.longValue());
    } else if (value instanceof Double number) {
      return NODES.numberNode(number.doubleValue());
    } else if (value instanceof Enum<?> constant) {
      return NODES.textNode(constant.name());
    }
    throw new IllegalStateException("a report holds no " + value.getClass());
  }
}
