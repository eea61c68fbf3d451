package assay.report;

import assay.inventory.Sparse;
import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Writes records as JSON objects, components in their order, null left out; see [Sparse] too. By
/// hand, for the library's way of finding out what a class is made of takes longer than an audit
/// whose tools answer at once.
final class RecordWriter {
  private static final Map<Class<?>, Property[]> PROPERTIES = new ConcurrentHashMap<>();

  private final JsonGenerator out;

  RecordWriter(JsonGenerator out) {
    this.out = out;
  }

  /// A component of a record.
  private record Property(String name, Method accessor) {
    private static Property of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Property(component.getName(), accessor);
    }

    private @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record's accessor only returns", e);
      }
    }
  }

  void write(Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Record record) {
      writeObject(record);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(element);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      writeObject(map);
    } else if (value instanceof JsonNode node) {
      JsonTree.write(node, out);
    } else {
      writeScalar(value);
    }
  }

  private void writeScalar(Object value) throws IOException {
    if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
    } else {
      throw new IllegalStateException("a report holds no " + value.getClass());
    }
  }

  private void writeObject(Record record) throws IOException {
    boolean sparse = record instanceof Sparse;
    out.writeStartObject();
    for (Property property : properties(record.getClass())) {
      Object value = property.of(record);
      if (value != null && !(sparse && empty(value))) {
        out.writeFieldName(property.name());
        write(value);
      }
    }
    out.writeEndObject();
  }

  private void writeObject(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue());
    }
    out.writeEndObject();
  }

  private static Property[] properties(Class<?> type) {
    Property[] known = PROPERTIES.get(type);
    if (known == null) {
      RecordComponent[] components = type.getRecordComponents();
      known = new Property[components.length];
      for (int i = 0; i < components.length; i++) {
        known[i] = Property.of(components[i]);
      }
      PROPERTIES.put(type, known);
    }
    return known;
  }

  private static boolean empty(Object value) {
    return value instanceof String text && text.isEmpty()
        || value instanceof List<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }
}
