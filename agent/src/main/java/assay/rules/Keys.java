package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The keys of an object in a file of rules.
final class Keys {
  private Keys() {}

  /// @throws RuleException where it is no object, or has others
  static void check(JsonNode object, Set<String> known) throws RuleException {
    if (!object.isObject()) {
      throw new RuleException("is no object");
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw new RuleException(
            "`%s` is not known here, only %s"
                .formatted(member.getKey(), String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  static JsonNode get(JsonNode object, String key) throws RuleException {
    JsonNode value = object.get(key);
    if (value == null) {
      throw new RuleException("`" + key + "` is missing");
    }
    return value;
  }

  static String text(JsonNode object, String key) throws RuleException {
    JsonNode value = get(object, key);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new RuleException("`" + key + "` is no text");
    }
    return value.asText();
  }

  static JsonNode list(JsonNode object, String key) throws RuleException {
    JsonNode value = get(object, key);
    if (!value.isArray()) {
      throw new RuleException("`" + key + "` is no list");
    }
    return value;
  }

  static List<String> words(JsonNode object, String key) throws RuleException {
    List<String> words = new ArrayList<>();
    for (JsonNode one : list(object, key)) {
      if (!one.isTextual()) {
        throw new RuleException("`" + key + "` is a list of texts");
      }
      words.add(one.asText());
    }
    return List.copyOf(words);
  }
}
