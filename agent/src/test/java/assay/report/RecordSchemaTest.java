package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Collectors;
import assay.inventory.Section;
import assay.inventory.Sparse;
import assay.inventory.Volatile;
import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What records say of their sections, and that no written schema says otherwise.
class RecordSchemaTest {
  private static final JsonNode WHOLE = Schema.whole();

  private enum Colour {
    red,
    green
  }

  private record Inner(int level, List<String> words) {}

  private record Part(
      String name,
      @Nullable String path,
      @Volatile @Nullable Long writtenBytes,
      @Nullable Integer rank,
      @Volatile double reading,
      boolean active,
      @Nullable Colour colour,
      List<Inner> inner,
      Map<String, String> notes,
      @Nullable Inner only)
      implements Sparse {}

  private record Odd(Object anything) {}

  private record OddMap(Map<Integer, String> numbers) {}

  @Test
  void everyTypeThatARecordHas() throws IOException {
    String inner =
        """
        {"type": "object", "additionalProperties": false, "required": ["level", "words"],
         "properties": {"level": {"type": "integer"},
          "words": {"type": "array", "items": {"type": "string", "minLength": 1}}}}""";
    String part =
        """
        {"type": "object", "additionalProperties": false,
         "required": ["name", "reading", "active"],
         "properties": {
          "name": {"type": "string", "minLength": 1},
          "path": {"type": "string", "minLength": 1},
          "writtenBytes": {"type": "integer", "minimum": 0, "x-volatile": true},
          "rank": {"type": "integer"},
          "reading": {"type": "number", "x-volatile": true},
          "active": {"type": "boolean"},
          "colour": {"enum": ["red", "green"]},
          "inner": {"type": "array", "items": INNER},
          "notes": {"type": "object", "additionalProperties": {"type": "string"}},
          "only": INNER}}"""
            .replace("INNER", inner);
    assertEquals(
        JsonTree.read(part), RecordSchema.of(Section.one("test", 1, Part.class)), "one part");
    assertEquals(
        JsonTree.read("{\"type\": \"array\", \"items\": " + part + "}"),
        RecordSchema.of(Section.many("tests", 1, Part.class, (_, _) -> false)));
  }

  @Test
  void whatNoReportHoldsIsADefect() {
    for (Section<?> section :
        List.of(Section.one("odd", 1, Odd.class), Section.one("odd", 1, OddMap.class))) {
      assertThrows(IllegalArgumentException.class, () -> RecordSchema.of(section));
    }
  }

  @Test
  void aSectionWithoutAFileHasItsRecordsSchema() {
    JsonNode tpms = WHOLE.at("/properties/hardware/properties/tpms");
    assertEquals("[\"name\"]", tpms.at("/items/required").toString());
    assertEquals("[\"tpm\"]", tpms.path("x-collectors").toString());
  }

  /// Names, types and what is always there; a written schema may say more of each, never otherwise.
  @Test
  void everyWrittenSchemaAgreesWithItsRecord() {
    Set<Section<?>> sections = new TreeSet<>();
    Collectors.all(List.of(), false).forEach(one -> sections.addAll(one.sections()));
    List<String> drifts = new ArrayList<>();
    for (Section<?> section : sections) {
      JsonNode written = WHOLE.at("/properties/hardware/properties/" + section.name());
      agree(section.name(), RecordSchema.of(section), written, drifts);
    }
    assertEquals(List.of(), drifts);
    assertTrue(sections.size() > 20, sections::toString);
  }

  private static void agree(String at, JsonNode record, JsonNode written, List<String> drifts) {
    String reference = written.path("$ref").asText();
    if (!reference.isEmpty()) {
      agree(at, record, WHOLE.at(reference.substring(1)), drifts);
      return;
    }
    if (!type(record).equals(type(written))) {
      drifts.add("%s: record %s, schema %s".formatted(at, type(record), type(written)));
    }
    if (record.has("enum") && !record.path("enum").equals(written.path("enum"))) {
      drifts.add("%s: record %s, schema %s".formatted(at, record.path("enum"), written));
    }
    if (record.has("properties")) {
      same(at + ": names", names(record), names(written), drifts);
      same(at + ": required", required(record), required(written), drifts);
      same(at + ": others", record.path("additionalProperties"), others(written), drifts);
      for (Map.Entry<String, JsonNode> property : record.path("properties").properties()) {
        JsonNode other = written.path("properties").path(property.getKey());
        agree(at + "." + property.getKey(), property.getValue(), other, drifts);
      }
    } else if (record.has("additionalProperties")) {
      agree(at + ".*", record.path("additionalProperties"), others(written), drifts);
    } else if (record.has("items")) {
      agree(at + "[]", record.path("items"), written.path("items"), drifts);
    }
  }

  private static void same(String what, Object record, Object written, List<String> drifts) {
    if (!record.equals(written)) {
      drifts.add("%s: record %s, schema %s".formatted(what, record, written));
    }
  }

  private static String type(JsonNode schema) {
    JsonNode first = schema.path("enum").path(0);
    return first.isTextual()
        ? "string"
        : first.isInt() ? "integer" : schema.path("type").asText("none");
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> required(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode others(JsonNode schema) {
    return schema.path("additionalProperties");
  }
}
