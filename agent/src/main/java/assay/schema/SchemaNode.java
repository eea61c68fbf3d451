package assay.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One place in the schema of a report: what may stand there.
public final class SchemaNode {
  private static final String DEFINITION = "#/$defs/";

  /// What a value is.
  public enum Kind {
    /// Named members: a system, a drive.
    PART,
    /// Elements of one kind: drives.
    LIST,
    /// A text.
    TEXT,
    /// A whole number or one with a fraction.
    NUMBER,
    /// True or false.
    FLAG
  }

  private final JsonNode root;
  private final JsonNode reference;
  private final JsonNode node;
  private final List<String> collectors;

  private SchemaNode(JsonNode root, JsonNode reference, List<String> around) {
    this.root = root;
    this.reference = reference;
    this.collectors =
        reference.has("x-collectors") ? texts(reference.path("x-collectors")) : around;
    String target = reference.path("$ref").asText("");
    this.node =
        target.startsWith(DEFINITION)
            ? root.path("$defs").path(target.substring(DEFINITION.length()))
            : reference;
  }

  /// A whole report.
  ///
  /// @param schema as it is published
  public static SchemaNode of(JsonNode schema) {
    return new SchemaNode(schema, schema, List.of());
  }

  /// What kind of value this is. What the schema leaves open is a text.
  public Kind kind() {
    return switch (node.path("type").asText("")) {
      case "object" -> Kind.PART;
      case "array" -> Kind.LIST;
      case "integer", "number" -> Kind.NUMBER;
      case "boolean" -> Kind.FLAG;
      default -> Kind.TEXT;
    };
  }

  /// The names of a part's members, in their order.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// A member of a part; null where it has none of that name. Parts that name none may have any.
  public @Nullable SchemaNode member(String name) {
    JsonNode member = node.path("properties").path(name);
    if (member.isMissingNode()) {
      member = node.path("additionalProperties");
      boolean open = member.isObject() || (names().isEmpty() && !member.isBoolean());
      if (kind() != Kind.PART || !open) {
        return null;
      }
    }
    return new SchemaNode(root, member, collectors);
  }

  /// What each element of a list is.
  public SchemaNode element() {
    return new SchemaNode(root, node.path("items"), collectors);
  }

  /// Whether it may differ between two boots of an unchanged machine (`x-volatile`).
  public boolean isVolatile() {
    return reference.path("x-volatile").asBoolean();
  }

  /// The only words that may stand here; empty where any may.
  public List<String> words() {
    return texts(node.path("enum"));
  }

  /// The collectors that answer for the section this is, or is in (`x-collectors`); empty where
  /// none is named.
  public List<String> collectors() {
    return collectors;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
