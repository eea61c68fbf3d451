package assay.rules;

import assay.inventory.Finding;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All rules, by their ids, in their order.
public final class Catalogue {
  private static final List<String> ANY = List.of("*");

  private final Map<String, Rule> rules;
  private final Map<String, PartKind> kinds;
  private final Map<String, List<Group>> groups = new LinkedHashMap<>();
  private final Map<String, Template> names = new ConcurrentHashMap<>();

  /// Rules that look at the same list.
  private record Group(@Nullable String elements, List<Rule> rules) {}

  /// The rules that come with the agent, read when they are first needed.
  private static final class Shipped {
    static final Catalogue RULES = read();

    private static Catalogue read() {
      try (InputStream in = Catalogue.class.getResourceAsStream("/rules.json")) {
        if (in == null) {
          throw new IllegalStateException("rules.json is not in the agent's jar");
        }
        return RuleReader.read("rules.json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException | RuleException e) {
        throw new IllegalStateException("the agent's own rules", e);
      }
    }
  }

  Catalogue(List<Rule> rules, List<PartKind> kinds) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      byId.put(rule.id(), rule);
      Rule.Check check = rule.check();
      if (check != null) {
        group(check).add(rule);
      }
    }
    this.rules = byId;
    this.kinds = new LinkedHashMap<>();
    for (PartKind kind : kinds) {
      this.kinds.put(kind.section(), kind);
    }
  }

  private List<Rule> group(Rule.Check check) {
    List<Group> ofSection = groups.computeIfAbsent(check.section(), _ -> new ArrayList<>());
    for (Group group : ofSection) {
      if (Objects.equals(group.elements, check.elements())) {
        return group.rules;
      }
    }
    Group made = new Group(check.elements(), new ArrayList<>());
    ofSection.add(made);
    return made.rules;
  }

  /// The rules that come with the agent.
  public static Catalogue shipped() {
    return Shipped.RULES;
  }

  /// A finding that no rule makes out of the hardware: whoever saw it says what and on what, its
  /// rule how bad that is and what to do.
  ///
  /// @param id of a rule that is an event
  public static Finding event(String id, String message, @Nullable String subject) {
    Rule rule = shipped().rules.get(id);
    if (rule == null || rule.check() != null) {
      throw new IllegalArgumentException(id + " is no event in rules.json");
    }
    return new Finding(id, rule.severity(), message, subject, rule.remedy(), null, rule.version());
  }

  /// All rules.
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /// What is to be known of parts in a section. What `rules.json` does not say of it follows from
  /// the collectors that answer for it; where none does all are to have come to their end.
  ///
  /// @param answering names of collectors, by section
  public PartKind kind(String section, Map<String, List<String>> answering) {
    PartKind kind = kinds.get(section);
    if (kind != null && !kind.collectors().isEmpty()) {
      return kind;
    }
    List<String> collectors = answering.getOrDefault(section, ANY);
    return kind == null
        ? new PartKind(section, names.computeIfAbsent(section, Catalogue::name), collectors, null)
        : new PartKind(section, kind.name(), collectors, kind.health());
  }

  /// The sections that `rules.json` describes.
  Set<String> described() {
    return kinds.keySet();
  }

  private static Template name(String section) {
    try {
      return Template.parse("{name|{address|{pciAddress|{id|{socket|" + section + "}}}}}");
    } catch (RuleException e) {
      throw new IllegalArgumentException(section, e);
    }
  }

  /// A finding and the part that it was made on.
  ///
  /// @param index of the part in its section
  /// @param unknown whether it says that the state of that part is not known
  public record Hit(String section, int index, Finding finding, boolean unknown) {}

  /// Looks at everything.
  ///
  /// @param hardware as it stands in the report
  public List<Hit> judge(JsonNode hardware) {
    List<Hit> hits = new ArrayList<>();
    for (Map.Entry<String, JsonNode> section : hardware.properties()) {
      List<Group> ofSection = groups.get(section.getKey());
      if (ofSection != null) {
        JsonNode parts = section.getValue();
        int count = parts.isArray() ? parts.size() : 1;
        for (int i = 0; i < count; i++) {
          judge(ofSection, section.getKey(), i, parts.isArray() ? parts.get(i) : parts, hits);
        }
      }
    }
    return hits;
  }

  private static void judge(
      List<Group> groups, String section, int index, JsonNode part, List<Hit> hits) {
    for (Group group : groups) {
      if (group.elements == null) {
        judge(group, section, index, part, part, hits);
      } else {
        for (JsonNode element : part.path(group.elements)) {
          judge(group, section, index, element, part, hits);
        }
      }
    }
  }

  private static void judge(
      Group group, String section, int index, JsonNode element, JsonNode part, List<Hit> hits) {
    for (Rule rule : group.rules) {
      Finding finding = rule.on(element, part);
      if (finding != null) {
        hits.add(new Hit(section, index, finding, rule.unknown()));
      }
    }
  }
}
