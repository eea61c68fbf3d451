package assay.diff;

import assay.schema.SchemaNode;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which part of one report is which of the other: by what makers put into it, then by being alike
/// in all that stays, then by its place.
final class PartPairs {
  /// What a part keeps wherever it is plugged in.
  private static final List<String> MARKS =
      List.of("serialNumber", "wwn", "uuid", "permanentMacAddress", "macAddress");

  /// Where something else may be after a swap, and it is still the same slot.
  private static final List<String> SLOTS = List.of("slot", "socket", "address", "id");

  private final SchemaNode schema;
  private final List<Part> left = new ArrayList<>();
  private final List<Part> right = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

  /// One element and its number in its list.
  record Part(JsonNode node, int index) {}

  /// The same part in both.
  ///
  /// @param marked whether it is so by what its maker put into it, wherever it is
  record Pair(Part before, Part after, boolean marked) {}

  /// @param schema of one element
  PartPairs(SchemaNode schema, JsonNode before, JsonNode after) {
    this.schema = schema;
    fill(left, before);
    fill(right, after);
    for (String mark : MARKS) {
      pair(node -> mark(node, mark), true, true);
    }
    pair(node -> stable(schema, node).toString(), false, false);
    for (String slot : SLOTS) {
      pair(node -> text(node, slot), false, false);
    }
    pair(this::unmarkedName, false, false);
  }

  /// Slots with nothing in them are no parts.
  private static void fill(List<Part> parts, JsonNode list) {
    int index = 0;
    for (JsonNode node : list) {
      if (!Wording.isEmpty(node)) {
        parts.add(new Part(node, index));
      }
      index++;
    }
  }

  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  /// Those that only the first report has.
  List<Part> removed() {
    return List.copyOf(left);
  }

  /// Those that only the second report has.
  List<Part> added() {
    return List.copyOf(right);
  }

  /// Pairs what has the same key, the first with the first where several have it.
  ///
  /// @param unique whether a key that several have says nothing
  private void pair(Function<JsonNode, @Nullable String> key, boolean marked, boolean unique) {
    Map<String, Deque<Part>> candidates = new HashMap<>();
    for (Part part : right) {
      String value = key.apply(part.node());
      if (value != null) {
        candidates.computeIfAbsent(value, _ -> new ArrayDeque<>()).add(part);
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Part part : left) {
      String value = key.apply(part.node());
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    for (Part part : List.copyOf(left)) {
      String value = key.apply(part.node());
      Deque<Part> same = value == null ? null : candidates.get(value);
      if (same == null
          || same.isEmpty()
          || (unique && (same.size() > 1 || counts.getOrDefault(value, 0) > 1))) {
        continue;
      }
      Part other = same.removeFirst();
      pairs.add(new Pair(part, other, marked));
      left.remove(part);
      right.remove(other);
    }
  }

  /// What its maker put into it; a placeholder that all machines bear is none.
  private static @Nullable String mark(JsonNode node, String field) {
    boolean trusted =
        node.path("untrusted").path(field).isMissingNode()
            && node.path(field + "Trusted").asBoolean(true);
    return trusted ? text(node, field) : null;
  }

  /// The name of what bears no mark: `sda` is another drive once its serial number is another.
  private @Nullable String unmarkedName(JsonNode node) {
    for (String mark : MARKS) {
      if (mark(node, mark) != null && schema.member(mark) != null) {
        return null;
      }
    }
    return Wording.name(node);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  /// A part without what may change between two boots.
  private static JsonNode stable(SchemaNode schema, JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode stable = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      SchemaNode of = schema.member(member.getKey());
      if (of == null || !of.isVolatile()) {
        stable.set(member.getKey(), of == null ? member.getValue() : stable(of, member.getValue()));
      }
    }
    return stable;
  }
}
