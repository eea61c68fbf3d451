package assay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/// Reads and writes trees by Jackson's parser and generator alone: an `ObjectMapper` takes longer
/// to be ready (date formats, and with them all locales) than an audit may.
public final class JsonTree {
  private static final JsonFactory STRICT = new JsonFactory();

  /// Tools write what JSON does not know: NaN, and control characters as they come.
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /// The one value in a text; a missing node where there is none.
  ///
  /// @throws JsonProcessingException where it is something else, or more than one value
  public static JsonNode read(String text) throws JsonProcessingException {
    return read(STRICT, text);
  }

  /// The same of a text that a tool wrote.
  ///
  /// @throws JsonProcessingException where it is something else, or more than one value
  public static JsonNode readLeniently(String text) throws JsonProcessingException {
    return read(LENIENT, text);
  }

  private static JsonNode read(JsonFactory factory, String text) throws JsonProcessingException {
    if (text.isBlank()) {
      // A tool that says nothing needs no parser, whose first use takes a while.
      return MissingNode.getInstance();
    }
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return MissingNode.getInstance();
      }
      JsonNode root = value(parser, first);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more behind the end of the value");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a text has no input to fail", e);
    }
  }

  // As deep as the parser lets a text be nested: a thousand levels.
  private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          object.set(name, value(parser, parser.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          array.add(value(parser, next));
        }
        yield array;
      }
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  /// Writes a tree.
  public static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          out.writeFieldName(member.getKey());
          write(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode element : node) {
          write(element, out);
        }
        out.writeEndArray();
      }
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NUMBER -> {
        if (node.isIntegralNumber() || Double.isFinite(node.doubleValue())) {
          out.writeNumber(node.asText());
        } else {
          // Beyond all measure, which JSON has no word for.
          out.writeString(node.asText());
        }
      }
      case NULL, MISSING -> out.writeNull();
      default -> out.writeString(node.asText());
    }
  }
}
