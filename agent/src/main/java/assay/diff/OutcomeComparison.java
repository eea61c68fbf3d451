package assay.diff;

import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What two audits came to: steps, collectors, findings, verdict.
final class OutcomeComparison {
  private final JsonNode before;
  private final JsonNode after;
  private final List<Change> changes = new ArrayList<>();

  OutcomeComparison(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  void compare() {
    outcomes("boot.steps", "step", before.at("/boot/steps"), after.at("/boot/steps"));
    outcomes("collectors", "collector", before.path("collectors"), after.path("collectors"));
    findings();
    value("complete", "complete", before.path("complete"), after.path("complete"));
    value("verdict.state", "verdict", before.at("/verdict/state"), after.at("/verdict/state"));
  }

  private void outcomes(String path, String noun, JsonNode one, JsonNode other) {
    SequencedMap<String, JsonNode> was = outcomes(one);
    SequencedMap<String, JsonNode> is = outcomes(other);
    SequencedMap<String, JsonNode> names = new LinkedHashMap<>(was);
    names.putAll(is);
    for (String name : names.keySet()) {
      value(
          path + "[" + name + "].outcome",
          noun + " " + name,
          was.getOrDefault(name, MissingNode.getInstance()),
          is.getOrDefault(name, MissingNode.getInstance()));
    }
  }

  private static SequencedMap<String, JsonNode> outcomes(JsonNode entries) {
    SequencedMap<String, JsonNode> outcomes = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      outcomes.put(Wording.plain(entry.path("name").asText()), entry.path("outcome"));
    }
    return outcomes;
  }

  private void value(String path, String subject, JsonNode was, JsonNode is) {
    if (!was.equals(is)) {
      String text = "%s: %s, now %s".formatted(subject, shown(was), shown(is));
      changes.add(Change.of(Change.Kind.changed, path, known(was), known(is), text));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "not there" : Wording.value("outcome", value);
  }

  private static @Nullable JsonNode known(JsonNode node) {
    return node.isMissingNode() ? null : node;
  }

  /// One that says something else of the same is changed.
  private void findings() {
    List<JsonNode> gone = elements(before.path("findings"));
    List<JsonNode> come = new ArrayList<>();
    for (JsonNode finding : elements(after.path("findings"))) {
      if (!gone.remove(finding)) {
        come.add(finding);
      }
    }
    for (JsonNode finding : come) {
      JsonNode same = null;
      for (JsonNode candidate : gone) {
        if (same == null && about(candidate).equals(about(finding))) {
          same = candidate;
        }
      }
      if (same == null) {
        String text = "finding " + said(finding);
        changes.add(Change.of(Change.Kind.added, "findings", null, finding, text));
      } else {
        gone.remove(same);
        String text = "finding %s, now %s".formatted(said(same), said(finding));
        changes.add(Change.of(Change.Kind.changed, "findings", same, finding, text));
      }
    }
    for (JsonNode finding : gone) {
      String text = "finding " + said(finding);
      changes.add(Change.of(Change.Kind.removed, "findings", finding, null, text));
    }
  }

  private static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(elements::add);
    return elements;
  }

  private static Map.Entry<String, String> about(JsonNode finding) {
    return Map.entry(finding.path("id").asText(), finding.path("subject").asText());
  }

  private static String said(JsonNode finding) {
    return Wording.plain(
        finding.path("severity").asText() + ": " + finding.path("message").asText());
  }
}
