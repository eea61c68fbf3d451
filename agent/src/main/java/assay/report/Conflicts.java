package assay.report;

import assay.inventory.Finding;
import assay.rules.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Where two collectors say different things of one part. The report holds the first one's word:
/// the kernel's before the tools'.
final class Conflicts {
  /// One field of the parts of a section that more than one collector knows.
  ///
  /// @param key the field that tells parts apart; empty where there is one part only
  private record Field(String section, String key, String name) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("processorSummary", "", "count"),
          new Field("processorSummary", "", "coreCount"),
          new Field("processorSummary", "", "threadCount"),
          new Field("processors", "index", "coreCount"),
          new Field("drives", "name", "sizeBytes"),
          new Field("drives", "name", "model"),
          new Field("drives", "name", "firmware"),
          new Field("networkPorts", "name", "macAddress"));

  private Conflicts() {}

  /// What there is to say.
  ///
  /// @param hardware of each collector, by its name, in the collectors' order
  static List<Finding> of(SequencedMap<String, JsonNode> hardware) {
    List<Finding> findings = new ArrayList<>();
    for (Field field : FIELDS) {
      Map<String, Map.Entry<String, JsonNode>> said = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> collector : hardware.entrySet()) {
        JsonNode section = collector.getValue().path(field.section);
        if (section.isArray()) {
          section.forEach(part -> compare(field, collector.getKey(), part, said, findings));
        } else {
          compare(field, collector.getKey(), section, said, findings);
        }
      }
    }
    return findings;
  }

  private static void compare(
      Field field,
      String collector,
      JsonNode part,
      Map<String, Map.Entry<String, JsonNode>> said,
      List<Finding> findings) {
    JsonNode value = part.path(field.name);
    JsonNode key = part.path(field.key);
    if (!value.isValueNode() || !(field.key.isEmpty() || key.isValueNode())) {
      return;
    }
    Map.Entry<String, JsonNode> before =
        said.putIfAbsent(key.asText(), Map.entry(collector, value));
    if (before != null && !before.getKey().equals(collector) && !same(before.getValue(), value)) {
      String subject =
          switch (field.section) {
            case "processors" -> "processor " + key.asText();
            case "processorSummary" -> "processors";
            default -> key.asText();
          };
      findings.add(
          Catalogue.event(
              "sources_disagree",
              "%s: %s is %s by %s and %s by %s"
                  .formatted(
                      subject,
                      field.name,
                      before.getValue().asText(),
                      before.getKey(),
                      value.asText(),
                      collector),
              subject));
    }
  }

  /// A text may be cut: SCSI has 16 bytes for a model and 4 for a firmware's version.
  private static boolean same(JsonNode one, JsonNode other) {
    String a = one.asText().strip();
    String b = other.asText().strip();
    if (one.isTextual() && !a.isEmpty() && !b.isEmpty()) {
      String longer = a.length() < b.length() ? b : a;
      String shorter = a.length() < b.length() ? a : b;
      int rest = longer.length() - shorter.length();
      // A vendor's name may stand before the model, or not.
      return longer.regionMatches(true, 0, shorter, 0, shorter.length())
          || longer.regionMatches(true, rest, shorter, 0, shorter.length());
    }
    return a.equals(b);
  }
}
