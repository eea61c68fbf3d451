package assay.diff;

import assay.schema.Measure;
import assay.schema.Place;
import assay.schema.SchemaNode;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two trees of a report side by side, by its schema. What the schema does not know, since one of
/// them is of another version, is compared as it is.
final class TreeComparison {
  /// Where a part is plugged in, best known first.
  private static final List<String> PLACES =
      List.of("slot", "socket", "address", "pciAddress", "id", "number", "bank");

  /// What tells a technician which part it is.
  private static final List<String> DESCRIPTION =
      List.of(
          "vendor",
          "manufacturer",
          "model",
          "partNumber",
          "sizeBytes",
          "macAddress",
          "serialNumber");

  private final boolean all;
  private final List<Change> changes = new ArrayList<>();

  /// @param all whether volatile fields count
  TreeComparison(boolean all) {
    this.all = all;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  void part(SchemaNode schema, JsonNode before, JsonNode after, Place place) {
    part(schema, before, after, place, List.of());
  }

  private void part(
      SchemaNode schema, JsonNode before, JsonNode after, Place place, List<String> but) {
    for (String name : names(schema, before, after)) {
      SchemaNode member = schema.member(name);
      boolean left = but.contains(name) || (member != null && member.isVolatile() && !all);
      if (!left) {
        member(member, name, before.path(name), after.path(name), place);
      }
    }
  }

  private static Set<String> names(SchemaNode schema, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>(schema.names());
    for (JsonNode node : List.of(before, after)) {
      for (Iterator<String> more = node.fieldNames(); more.hasNext(); ) {
        names.add(more.next());
      }
    }
    return names;
  }

  private void member(
      @Nullable SchemaNode schema, String name, JsonNode before, JsonNode after, Place place) {
    if (before.equals(after)) {
      return;
    }
    if (schema != null && schema.kind() == SchemaNode.Kind.LIST && parts(before, after)) {
      list(schema.element(), name, before, after, place.part(name));
    } else if (schema != null && before.isObject() && after.isObject()) {
      part(schema, before, after, place.part(name));
    } else if (schema != null && schema.kind() == SchemaNode.Kind.PART) {
      boolean added = before.isMissingNode();
      Place here = place.part(name);
      String text = here.subject() + described(added ? after : before);
      changes.add(
          Change.of(
              added ? Change.Kind.added : Change.Kind.removed,
              here.path(),
              known(before),
              known(after),
              text));
    } else {
      value(name, before, after, place.value(name));
    }
  }

  private static boolean parts(JsonNode before, JsonNode after) {
    return before.path(0).isObject() || after.path(0).isObject();
  }

  private void value(String name, JsonNode before, JsonNode after, Place place) {
    String was = shown(name, before);
    String is = shown(name, after);
    boolean isNumber = before.isNumber() && after.isNumber();
    if (isNumber && Objects.equals(Wording.number(before), Wording.number(after))) {
      return;
    }
    if (was.equals(is)) {
      // Too near or too long for the line to tell them apart.
      was = Wording.plain(before.asText(was));
      is = Wording.plain(after.asText(is));
    }
    changes.add(
        Change.of(
            Change.Kind.changed,
            place.path(),
            known(before),
            known(after),
            "%s: %s %s, now %s".formatted(place.subject(), Measure.words(name), was, is)));
  }

  private static String shown(String name, JsonNode value) {
    return value.isMissingNode() ? "unknown" : Wording.value(name, value);
  }

  private void list(SchemaNode element, String list, JsonNode before, JsonNode after, Place place) {
    PartPairs pairs = new PartPairs(element, before, after);
    for (PartPairs.Pair pair : pairs.pairs()) {
      pair(element, list, pair, place);
    }
    for (PartPairs.Part part : pairs.removed()) {
      Place here = place.element(list, part.node(), part.index());
      String text = here.subject() + described(part.node());
      changes.add(Change.of(Change.Kind.removed, here.path(), part.node(), null, text));
    }
    for (PartPairs.Part part : pairs.added()) {
      Place here = place.element(list, part.node(), part.index());
      String text = here.subject() + described(part.node());
      changes.add(Change.of(Change.Kind.added, here.path(), null, part.node(), text));
    }
  }

  private void pair(SchemaNode element, String list, PartPairs.Pair pair, Place place) {
    JsonNode before = pair.before().node();
    JsonNode after = pair.after().node();
    Place here = place.element(list, after, pair.after().index());
    String moved = pair.marked() ? moved(element, before, after) : null;
    if (moved != null) {
      Place was = place.element(list, before, pair.before().index());
      String text =
          "%s%s: %s %s, now %s"
              .formatted(
                  Wording.noun(list),
                  described(after),
                  Measure.words(moved),
                  shown(moved, before.path(moved)),
                  shown(moved, after.path(moved)));
      changes.add(Change.of(Change.Kind.moved, was.path(), before, after, text));
    }
    part(element, before, after, here, moved == null ? List.of() : PLACES);
  }

  /// The field by which a part is in another place; null where it is in the same.
  private static @Nullable String moved(SchemaNode element, JsonNode before, JsonNode after) {
    for (String field : PLACES) {
      SchemaNode place = element.member(field);
      boolean known = before.path(field).isValueNode() && after.path(field).isValueNode();
      if (place != null
          && !place.isVolatile()
          && known
          && !before.path(field).equals(after.path(field))) {
        return field;
      }
    }
    return null;
  }

  /// What kind of part it is: ` (Samsung, MZQL23T8HCLS, 3.84 TB, serial number S1)`.
  private static String described(JsonNode part) {
    List<String> words = new ArrayList<>();
    for (String field : DESCRIPTION) {
      JsonNode value = part.path(field);
      if (value.isValueNode()) {
        String text = Wording.value(field, value);
        words.add(field.equals("serialNumber") ? "serial number " + text : text);
      }
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static @Nullable JsonNode known(JsonNode node) {
    return node.isMissingNode() ? null : node;
  }
}
