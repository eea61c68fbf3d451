package assay.verdict;

import assay.inventory.Finding;
import assay.rules.Catalogue;
import assay.rules.PartKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The verdicts on a machine's parts.
public final class Parts {
  private final Catalogue rules;
  private final JsonNode hardware;
  private final List<Catalogue.Hit> hits;
  private final List<Finding> events;
  private final Map<String, String> gaps;
  private final List<PartVerdict> verdicts = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private int nextHit;

  private Parts(
      Catalogue rules,
      JsonNode hardware,
      List<Catalogue.Hit> hits,
      List<Finding> events,
      Map<String, String> gaps) {
    this.rules = rules;
    this.hardware = hardware;
    this.hits = hits;
    this.events = events;
    this.gaps = gaps;
  }

  /// Judges all parts.
  ///
  /// @param hardware as it stands in the report
  /// @param hits what the rules found in it, in its order
  /// @param events findings that were made elsewhere; those are of a part whose name they have
  /// @param gaps of the collectors that did not look at all they should have, by their names
  /// @param answering the names of those that answer for a section, by section
  public static Parts of(
      Catalogue rules,
      JsonNode hardware,
      List<Catalogue.Hit> hits,
      List<Finding> events,
      Map<String, String> gaps,
      Map<String, List<String>> answering) {
    Parts parts = new Parts(rules, hardware, hits, events, gaps);
    for (Map.Entry<String, JsonNode> section : hardware.properties()) {
      PartKind kind = rules.kind(section.getKey(), answering);
      JsonNode entries = section.getValue();
      if (entries.isArray()) {
        for (int i = 0; i < entries.size(); i++) {
          parts.judge(kind, i, entries.get(i));
        }
      } else {
        parts.judge(kind, 0, entries);
      }
    }
    return parts;
  }

  /// One for each part, in the hardware's order.
  public List<PartVerdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /// Why the state of some parts of the machine is not known, a line each, where no collector's gap
  /// says so already.
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  private void judge(PartKind kind, int index, JsonNode part) {
    String name = kind.name(part);
    List<Finding> findings = new ArrayList<>();
    List<String> open = new ArrayList<>();
    while (nextHit < hits.size() && on(hits.get(nextHit), kind, index)) {
      Catalogue.Hit hit = hits.get(nextHit);
      findings.add(hit.finding());
      if (hit.unknown()) {
        open.add(hit.finding().message());
      }
      nextHit++;
    }
    for (Finding event : events) {
      if (name.equals(event.subject())) {
        findings.add(event);
      }
    }
    boolean told = false;
    if (open.isEmpty()) {
      boolean health = kind.hasHealth(part);
      if (!health || !kind.healthKnown(part, hardware)) {
        String gap = gap(health ? kind.healthCollectors() : kind.collectors());
        told = gap != null;
        String reason = health ? kind.silence(part) : null;
        if (reason == null) {
          reason = health && gap == null ? name + ": nothing is known of its health" : gap;
        }
        if (reason != null) {
          open.add(reason);
        }
      }
    }
    if (!told && !kind.optional(part)) {
      unknown.addAll(open);
    }
    verdicts.add(
        new PartVerdict(
            kind.section(),
            name,
            Verdict.State.of(findings, !open.isEmpty()),
            Verdict.reasons(findings, open)));
  }

  private static boolean on(Catalogue.Hit hit, PartKind kind, int index) {
    return hit.index() == index && hit.section().equals(kind.section());
  }

  /// The first of the collectors' gaps; `*` is any collector.
  private @Nullable String gap(List<String> collectors) {
    for (Map.Entry<String, String> gap : gaps.entrySet()) {
      if (collectors.contains(gap.getKey()) || collectors.contains("*")) {
        return gap.getValue();
      }
    }
    return null;
  }
}
