package assay.report;

import assay.collector.Collector;
import assay.collector.Collectors;
import assay.inventory.Section;
import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The schema of the report, JSON Schema 2020-12: the resource `audit.schema.json`, and for each
/// section of hardware that is not in there what `schema/NAME.json` says, or else what its record
/// says. Such a file is the schema of the property `hardware/NAME`; its `$defs` become those of the
/// whole. The collectors that answer for a section are named beside it, as `x-collectors`.
public final class AuditSchema {
  private AuditSchema() {}

  /// The whole, with the sections of these collectors.
  public static JsonNode whole(List<Collector> collectors) {
    ObjectNode whole = (ObjectNode) read("/audit.schema.json");
    ObjectNode properties = (ObjectNode) whole.at("/properties/hardware/properties");
    ObjectNode definitions = (ObjectNode) whole.path("$defs");
    SortedSet<Section<?>> sections = new TreeSet<>();
    collectors.forEach(collector -> sections.addAll(collector.sections()));
    for (Section<?> section : sections) {
      if (!properties.has(section.name())) {
        properties.set(section.name(), own(section, definitions));
      }
    }
    Collectors.answering(collectors)
        .forEach(
            (section, names) -> {
              ArrayNode array = ((ObjectNode) properties.get(section)).putArray("x-collectors");
              names.forEach(array::add);
            });
    return whole;
  }

  private static ObjectNode own(Section<?> section, ObjectNode definitions) {
    ObjectNode property = (ObjectNode) find("/schema/" + section.name() + ".json");
    if (property == null) {
      return RecordSchema.of(section);
    }
    JsonNode own = property.remove("$defs");
    if (own != null) {
      own.properties().forEach(one -> definitions.set(one.getKey(), one.getValue()));
    }
    return property;
  }

  private static JsonNode read(String resource) {
    JsonNode found = find(resource);
    if (found == null) {
      throw new IllegalStateException("no resource " + resource);
    }
    return found;
  }

  private static @Nullable JsonNode find(String resource) {
    try (InputStream json = AuditSchema.class.getResourceAsStream(resource)) {
      return json == null
          ? null
          : JsonTree.read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
