package assay.vm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Entries of the lists in a report.
final class Entries {
  private Entries() {}

  /// The first one with that value.
  static Optional<JsonNode> find(JsonNode list, String key, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.path(key).asText().equals(value))
        .findFirst();
  }

  /// The same where there must be one.
  static JsonNode get(JsonNode list, String key, String value) {
    return find(list, key, value)
        .orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + list));
  }
}
