package assay.vm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What a report says of the hardware that does not change while the hardware stays the same: all
/// but what the schema marks as `x-volatile`.
final class StableFacts {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode SCHEMA = schema();

  private StableFacts() {}

  /// The section `hardware` without what is volatile, readable: a line for each value.
  static String of(JsonNode report) {
    return stable(report.path("hardware"), SCHEMA.at("/properties/hardware")).toPrettyString();
  }

  private static JsonNode stable(JsonNode value, JsonNode declared) {
    JsonNode schema = resolved(declared);
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode kept = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          JsonNode property = schema.path("properties").path(member.getKey());
          if (!property.path("x-volatile").asBoolean()) {
            kept.set(member.getKey(), stable(member.getValue(), property));
          }
        }
        yield kept;
      }
      case ArrayNode array -> {
        ArrayNode kept = JSON.createArrayNode();
        array.forEach(element -> kept.add(stable(element, schema.path("items"))));
        yield kept;
      }
      default -> value;
    };
  }

  private static JsonNode resolved(JsonNode declared) {
    String reference = declared.path("$ref").asText();
    return reference.isEmpty() ? declared : SCHEMA.at(reference.substring(1));
  }

  private static JsonNode schema() {
    try {
      return JSON.readTree(AuditSchema.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema is JSON", e);
    }
  }
}
