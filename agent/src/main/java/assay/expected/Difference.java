package assay.expected;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One place where a report does not meet what is expected.
///
/// @param kind see [Kind]
/// @param path the place in the report, such as `hardware.memory.modules[B3].sizeBytes`
/// @param expected what should be there, in words
/// @param actual what is there, in words; null where it is not known
/// @param line all of it in a line for a technician
public record Difference(
    Kind kind, String path, String expected, @Nullable String actual, String line) {
  /// The names are those of the JSON.
  public enum Kind {
    /// It is otherwise.
    differs,
    /// The report does not say. No machine passes by what nobody knows.
    unknown
  }

  /// As JSON.
  public ObjectNode tree() {
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind.name())
            .put("path", path)
            .put("expected", expected);
    if (actual != null) {
      tree.put("actual", actual);
    }
    return tree.put("line", line);
  }
}
