package assay.report;

import assay.inventory.Section;
import assay.inventory.Sparse;
import assay.inventory.Volatile;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The schema of a section, derived from its record: what [RecordTree] writes of such a record is
/// valid by it, and nothing that has other names or types is.
final class RecordSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Ends of names whose numbers are never below 0.
  private static final List<String> AMOUNTS =
      List.of("Count", "Bytes", "Bits", "Seconds", "Millis", "Hours", "Mbps", "Megahertz");

  private RecordSchema() {}

  /// That of the property `hardware/NAME`.
  static ObjectNode of(Section<?> section) {
    ObjectNode part = record(section.type());
    return section.list() ? array(part) : part;
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
    ArrayNode required = NODES.arrayNode();
    ObjectNode properties = NODES.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      ObjectNode property = value(component.getGenericType());
      if (property.path("type").asText().equals("integer") && amount(name)) {
        property.put("minimum", 0);
      }
      if (component.isAnnotationPresent(Volatile.class)) {
        property.put("x-volatile", true);
      }
      properties.set(name, property);
      if (always(component)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.set("properties", properties);
  }

  /// Whether every such part has it. A text that is not nullable is what parts are told apart by.
  private static boolean always(RecordComponent component) {
    Class<?> type = component.getType();
    boolean leftOut =
        Sparse.class.isAssignableFrom(component.getDeclaringRecord())
            && (type == List.class || type == Map.class);
    return !leftOut && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return array(value(arguments[0]));
      } else if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        // What the values of a map are is the machine's choice, an empty text too.
        ObjectNode values = value(arguments[1]);
        values.remove("minLength");
        return NODES.objectNode().put("type", "object").set("additionalProperties", values);
      }
    } else if (type instanceof Class<?> known) {
      return value(known);
    }
    throw new IllegalArgumentException("a report holds no " + type.getTypeName());
  }

  private static ObjectNode value(Class<?> type) {
    if (type.isRecord()) {
      return record(type);
    }
    ObjectNode schema = NODES.objectNode();
    if (type.isEnum()) {
      ArrayNode words = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        words.add(((Enum<?>) constant).name());
      }
      return schema;
    } else if (type == String.class) {
      return schema.put("type", "string").put("minLength", 1);
    } else if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    } else if (type == int.class
        || type == Integer.class
        || type == long.class
        || type == Long.class) {
      return schema.put("type", "integer");
    } else if (type == double.class || type == Double.class) {
      return schema.put("type", "number");
    }
    throw new IllegalArgumentException("a report holds no " + type.getName());
  }

  private static ObjectNode array(ObjectNode items) {
    return NODES.objectNode().put("type", "array").set("items", items);
  }

  private static boolean amount(String name) {
    return AMOUNTS.stream().anyMatch(name::endsWith);
  }
}
