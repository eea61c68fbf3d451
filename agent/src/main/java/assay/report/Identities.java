package assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// The identifiers of a report that somebody wrote.
public final class Identities {
  private Identities() {}

  /// The machine's serial number, trusted or not; a missing node where it has none.
  public static JsonNode systemSerialNumber(JsonNode report) {
    JsonNode serial = first(report, "systemSerialNumber").path("value");
    return serial.isMissingNode()
        ? report.path("hardware").path("system").path("serialNumber")
        : serial;
  }

  /// The first of a kind, such as `systemSerialNumber`; a missing node where there is none.
  public static JsonNode first(JsonNode report, String kind) {
    for (JsonNode identifier : report.path("identity").path("identifiers")) {
      if (identifier.path("kind").asText().equals(kind)) {
        return identifier;
      }
    }
    return MissingNode.getInstance();
  }
}
