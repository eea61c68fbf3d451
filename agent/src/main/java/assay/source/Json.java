package assay.source;

import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads JSON of which nothing is sure: a value of another type than expected is absent.
public final class Json {
  /// No tool has a longer word to say: what is longer is a fault, not to be carried into the
  /// report.
  private static final int TEXT_LENGTH = 1024;

  private Json() {}

  /// The object, or null when this is not one. Bytes that are not UTF-8 are replaced: a serial
  /// number may hold any.
  public static @Nullable JsonNode parse(byte[] bytes) {
    try {
      JsonNode root = JsonTree.readLeniently(new String(bytes, StandardCharsets.UTF_8));
      return root.isObject() ? root : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// The node at a path such as `power_on_time/hours`; a missing node where there is none.
  public static JsonNode at(JsonNode root, String path) {
    JsonNode node = root;
    for (String name : path.split("/")) {
      node = node.path(name);
    }
    return node;
  }

  /// The text at a path, without surrounding white space; null for none and for a blank one.
  public static @Nullable String text(JsonNode root, String path) {
    return text(at(root, path));
  }

  /// The node's text, without surrounding white space; null for none and for a blank one.
  public static @Nullable String text(JsonNode node) {
    String value = node.isTextual() ? node.textValue() : "";
    String text =
        value.substring(0, Math.min(value.length(), TEXT_LENGTH)).replace("\0", "").strip();
    return text.isEmpty() ? null : text;
  }

  /// The whole number at a path.
  public static @Nullable Long number(JsonNode root, String path) {
    JsonNode node = at(root, path);
    return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
  }

  /// The whole number at a path, if it fits an int.
  public static @Nullable Integer small(JsonNode root, String path) {
    JsonNode node = at(root, path);
    return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
  }

  /// The boolean at a path.
  public static @Nullable Boolean flag(JsonNode root, String path) {
    JsonNode node = at(root, path);
    return node.isBoolean() ? node.booleanValue() : null;
  }
}
