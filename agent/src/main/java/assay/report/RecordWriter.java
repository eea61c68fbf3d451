package assay.report;

import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes records as JSON objects; see [RecordProperty].
final class RecordWriter {
  private final JsonGenerator out;

  RecordWriter(JsonGenerator out) {
    this.out = out;
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
    out.writeStartObject();
    for (RecordProperty property : RecordProperty.of(record.getClass())) {
      Object value = property.value(record);
      if (value != null) {
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
}
