package assay.diff;

import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One thing in which two reports differ.
///
/// @param kind see [Kind]
/// @param path the place in the report, such as `hardware.drives[nvme0n1].firmware`
/// @param before what the first report has there; null where it has nothing
/// @param after what the second has there; null where it has nothing
/// @param line all of it in a line for a technician
public record Change(
    Kind kind, String path, @Nullable JsonNode before, @Nullable JsonNode after, String line) {
  /// The names are those of the JSON and of the lines.
  public enum Kind {
    /// Only the second report has it.
    added,
    /// Only the first report has it.
    removed,
    /// Both have it, with another value.
    changed,
    /// The same part is in another place.
    moved
  }

  static Change of(
      Kind kind, String path, @Nullable JsonNode before, @Nullable JsonNode after, String text) {
    String line = "%-8s %s".formatted(kind, Wording.printable(text));
    return new Change(kind, Wording.printable(path), before, after, line);
  }

  /// As JSON.
  public ObjectNode tree() {
    ObjectNode tree =
        JsonNodeFactory.instance.objectNode().put("kind", kind.name()).put("path", path);
    if (before != null) {
      tree.set("before", before);
    }
    if (after != null) {
      tree.set("after", after);
    }
    return tree.put("line", line);
  }
}
