package assay.report.export;

import assay.report.Identities;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A report as comma-separated values: the machine in one line, or a section with a line for each
/// part. Sizes are bytes. Each line begins with the machine's serial number.
public final class CsvExport {
  /// Sections that lie elsewhere than below `hardware`, by where they lie.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "memory", "hardware/memory/modules",
          "eventLog", "hardware/bmc/eventLog/newest",
          "lanChannels", "hardware/bmc/lanChannels",
          "findings", "findings",
          "collectors", "collectors",
          "steps", "boot/steps",
          "parts", "verdict/parts");

  private CsvExport() {}

  /// The machine in one line.
  public static String machine(JsonNode report) {
    SequencedMap<String, JsonNode> row = MachineRow.of(report);
    CsvTable table = new CsvTable(List.copyOf(row.sequencedKeySet()));
    table.row(List.copyOf(row.sequencedValues()));
    return table.toString();
  }

  /// The names of sections.
  public static List<String> sections(JsonNode report, JsonNode schema) {
    return List.copyOf(places(report, schema).keySet());
  }

  /// A section, a line for each part; empty where there is no such section. One that the schema
  /// knows and this machine lacks is a header alone.
  ///
  /// @param schema that of reports, whose columns come first
  public static Optional<String> section(JsonNode report, JsonNode schema, String name) {
    String place = places(report, schema).get(name);
    if (place == null) {
      return Optional.empty();
    }
    JsonNode found = report;
    JsonNode record = schema;
    for (String step : place.split("/")) {
      found = found.path(step);
      record = definition(schema, record).path("properties").path(step);
    }
    List<JsonNode> rows = new ArrayList<>();
    if (found.isArray()) {
      found.forEach(rows::add);
    } else if (found.isObject()) {
      rows.add(found);
    }
    JsonNode items = definition(schema, record).path("items");
    Columns columns = new Columns(schema, items.isMissingNode() ? record : items, rows);
    return Optional.of(table(Identities.systemSerialNumber(report), columns.paths(), rows));
  }

  private static String table(JsonNode serial, List<String> paths, List<JsonNode> rows) {
    List<String> header = new ArrayList<>(List.of("machineSerialNumber"));
    header.addAll(paths);
    CsvTable table = new CsvTable(header);
    for (JsonNode row : rows) {
      List<JsonNode> cells = new ArrayList<>(List.of(serial));
      for (String path : paths) {
        cells.add(Columns.cell(row, path));
      }
      table.row(cells);
    }
    return table.toString();
  }

  /// Where each section is.
  private static SequencedMap<String, String> places(JsonNode report, JsonNode schema) {
    SequencedMap<String, String> places = new LinkedHashMap<>();
    schema
        .path("properties")
        .path("hardware")
        .path("properties")
        .fieldNames()
        .forEachRemaining(name -> places.put(name, "hardware/" + name));
    report
        .path("hardware")
        .fieldNames()
        .forEachRemaining(name -> places.putIfAbsent(name, "hardware/" + name));
    ELSEWHERE.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(place -> places.put(place.getKey(), place.getValue()));
    return places;
  }

  private static JsonNode definition(JsonNode schema, JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty()
        ? node
        : schema.path("$defs").path(reference.substring(reference.lastIndexOf('/') + 1));
  }
}
