package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a text is taken for. The names are those of `rules.json`.
enum Reading {
  /// As it stands.
  plain,
  /// A word of a tool, be it written in capitals or not.
  word,
  /// A version number, see [Versions].
  version;

  static @Nullable Reading named(String name) {
    for (Reading one : values()) {
      if (one.name().equals(name) && one != plain) {
        return one;
      }
    }
    return null;
  }

  String text(JsonNode node) {
    String text = node.asText();
    return this == word ? text.strip().toLowerCase(Locale.ROOT) : text;
  }

  /// Which of the two comes first, 0 for the same; null for what cannot be compared.
  @Nullable Integer order(JsonNode one, JsonNode other) {
    if (one.isTextual() && other.isTextual()) {
      return this == version
          ? Versions.compare(one.asText(), other.asText())
          : text(one).compareTo(text(other));
    }
    if (one.isBoolean() && other.isBoolean()) {
      return Boolean.compare(one.booleanValue(), other.booleanValue());
    }
    if (!one.isNumber() || !other.isNumber()) {
      return null;
    }
    return one.canConvertToLong()
            && other.canConvertToLong()
            && one.isIntegralNumber()
            && other.isIntegralNumber()
        ? Long.compare(one.longValue(), other.longValue())
        : Double.compare(one.doubleValue(), other.doubleValue());
  }

  /// The same of what is more or less: numbers and versions.
  @Nullable Integer measure(JsonNode one, JsonNode other) {
    return one.isNumber() || this == version ? order(one, other) : null;
  }
}
