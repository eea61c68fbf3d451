package assay.expected;

import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// A complete report of the machine `qemu-q35` of the fixtures, to be changed.
public final class GoldenReport {
  private static final Path HARDWARE =
      Path.of("src/test/resources/fixtures/machines/qemu-q35.hardware.json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode report;

  /// As the collectors left it.
  public GoldenReport() {
    try {
      report =
          (ObjectNode)
              MAPPER.readTree(
                  """
                  {"schemaVersion": "1.0.0", "complete": true, "run": {}, "boot": {"steps": []},
                   "identity": {
                     "identifiers": [
                       {"kind": "systemSerialNumber", "value": "SYS-0001", "trusted": true},
                       {"kind": "macAddress", "value": "52:54:00:12:34:56", "trusted": true},
                       {"kind": "macAddress", "value": "52:54:00:ab:cd:01", "trusted": true}]},
                   "collectors": [{"name": "dmi", "outcome": "ok", "limitMillis": 1},
                                  {"name": "block", "outcome": "ok", "limitMillis": 1}],
                   "findings": [], "verdict": {"state": "PASS", "reasons": []}}
                  """);
      report.set("hardware", MAPPER.readTree(HARDWARE.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The report.
  public ObjectNode tree() {
    return report;
  }

  /// A part of it, by its JSON pointer.
  public ObjectNode part(String pointer) {
    return (ObjectNode) report.requiredAt(pointer);
  }

  /// Puts JSON in the place of a field.
  public GoldenReport with(String pointer, String json) {
    int name = pointer.lastIndexOf('/');
    JsonNode parent = report.requiredAt(pointer.substring(0, name));
    try {
      ((ObjectNode) parent).set(pointer.substring(name + 1), MAPPER.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// Takes a field out.
  public GoldenReport without(String pointer) {
    int name = pointer.lastIndexOf('/');
    part(pointer.substring(0, name)).remove(pointer.substring(name + 1));
    return this;
  }

  /// Sixteen slots, all but the last with a module.
  public GoldenReport withSlots() {
    StringBuilder modules = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      String slot = "\"slot\": \"" + (i < 8 ? "A" : "B") + (i % 8 + 1) + '"';
      modules
          .append(i == 0 ? "[{" : ", {")
          .append(slot)
          .append(
              i == 15
                  ? ", \"populated\": false}"
                  : """
                  , "populated": true, "sizeBytes": 34359738368, "partNumber": "M393A4K40CB2",
                  "configuredSpeedMegatransfers": 2933, "serialNumber": "M%d"}
                  """
                      .formatted(i));
    }
    return with("/hardware/memory/modules", modules.append("]").toString());
  }

  /// The lines of the differences from what somebody wrote.
  List<String> lines(String expected) throws UnusableExpectedException {
    return ExpectedMachine.read(expected.getBytes(StandardCharsets.UTF_8), Schema.node())
        .differences(report)
        .stream()
        .map(difference -> difference.kind() + ": " + difference.line())
        .toList();
  }

  /// The elements of a list.
  public static List<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
