package assay.rules;

import assay.inventory.Finding;
import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a file of rules, strictly: what is not understood is not skipped.
public final class RuleReader {
  private static final Set<String> OF_EVENTS =
      Set.of("id", "version", "severity", "event", "remedy");
  private static final Set<String> OF_RULES =
      Set.of(
          "id",
          "version",
          "severity",
          "part",
          "condition",
          "escalation",
          "message",
          "subject",
          "evidence",
          "remedy",
          "unknown");

  private final ConditionReader conditions = new ConditionReader();

  private RuleReader() {}

  /// The rules of a text.
  ///
  /// @param origin what the text is called in messages, such as its file's name
  /// @throws RuleException with one line: which rule of which file, what is wrong with it
  public static Catalogue read(String origin, String text) throws RuleException {
    try {
      return new RuleReader().catalogue(JsonTree.read(text));
    } catch (JsonProcessingException e) {
      throw new RuleException(
          "%s is not JSON (line %d)".formatted(origin, e.getLocation().getLineNr()));
    } catch (RuleException e) {
      throw e.in(origin);
    }
  }

  private Catalogue catalogue(JsonNode file) throws RuleException {
    Keys.check(file, Set.of("parts", "conditions", "rules"));
    for (Map.Entry<String, JsonNode> named : file.path("conditions").properties()) {
      try {
        conditions.name(named.getKey(), named.getValue());
      } catch (RuleException e) {
        throw e.in("condition " + named.getKey());
      }
    }
    Map<String, PartKind> kinds = new LinkedHashMap<>();
    for (JsonNode one : Keys.list(file, "parts")) {
      String section = Keys.text(one, "part");
      try {
        if (kinds.put(section, kind(section, one)) != null) {
          throw new RuleException("is there twice");
        }
      } catch (RuleException e) {
        throw e.in("part " + section);
      }
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode one : Keys.list(file, "rules")) {
      String id = Keys.text(one, "id");
      try {
        if (!ids.add(id)) {
          throw new RuleException("is there twice");
        }
        rules.add(rule(id, one));
      } catch (RuleException e) {
        throw e.in("rule " + id);
      }
    }
    return new Catalogue(rules, List.copyOf(kinds.values()));
  }

  private Rule rule(String id, JsonNode from) throws RuleException {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        throw new RuleException("an id has small letters, digits and _ only");
      }
    }
    JsonNode event = from.path("event");
    if (!event.isMissingNode() && !event.isBoolean()) {
      throw new RuleException("`event` is true or not there");
    }
    Keys.check(from, event.asBoolean() ? OF_EVENTS : OF_RULES);
    JsonNode unknown = from.path("unknown");
    if (!unknown.isMissingNode() && !unknown.isBoolean()) {
      throw new RuleException("`unknown` is true or not there");
    }
    JsonNode version = from.path("version");
    if (!version.isInt() || version.asInt() < 1) {
      throw new RuleException("`version` is a number from 1 on");
    }
    String remedy = Keys.text(from, "remedy");
    if (remedy.indexOf('\n') >= 0) {
      throw new RuleException("`remedy` is more than one line");
    }
    return new Rule(
        id,
        version.asInt(),
        severity(from),
        remedy,
        unknown.asBoolean(),
        event.asBoolean() ? null : check(from));
  }

  private static Finding.Severity severity(JsonNode from) throws RuleException {
    String name = Keys.text(from, "severity");
    for (Finding.Severity one : Finding.Severity.values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new RuleException("`severity` is info, warning or critical, not " + name);
  }

  private Rule.Check check(JsonNode from) throws RuleException {
    FieldPath part = FieldPath.parse(Keys.text(from, "part"));
    if (part.ofPart() || part.names().size() > 2) {
      throw new RuleException("`part` is a section, or SECTION.LIST, not " + part.text());
    }
    JsonNode worse = from.path("escalation");
    Rule.Escalation escalation = null;
    if (!worse.isMissingNode()) {
      Keys.check(worse, Set.of("severity", "condition"));
      escalation =
          new Rule.Escalation(severity(worse), conditions.read(Keys.get(worse, "condition")));
    }
    List<FieldPath> evidence = new ArrayList<>();
    for (JsonNode field : Keys.list(from, "evidence")) {
      evidence.add(FieldPath.parse(field.asText()));
    }
    return new Rule.Check(
        part.names().getFirst(),
        part.names().size() == 1 ? null : part.names().getLast(),
        conditions.read(Keys.get(from, "condition")),
        escalation,
        Template.parse(Keys.text(from, "message")),
        Template.parse(Keys.text(from, "subject")),
        List.copyOf(evidence));
  }

  private PartKind kind(String section, JsonNode from) throws RuleException {
    Keys.check(from, Set.of("part", "name", "collectors", "health"));
    return new PartKind(
        section,
        Template.parse(Keys.text(from, "name")),
        from.has("collectors") ? Keys.words(from, "collectors") : List.of(),
        from.has("health") ? health(from.path("health")) : null);
  }

  private PartKind.Health health(JsonNode from) throws RuleException {
    Keys.check(
        from, Set.of("known", "exempt", "optional", "judgedBy", "by", "reason", "collectors"));
    @Nullable String judgedBy = from.has("judgedBy") ? Keys.text(from, "judgedBy") : null;
    return new PartKind.Health(
        conditions.read(Keys.get(from, "known")),
        conditions.read(Keys.get(from, "exempt")),
        conditions.read(Keys.get(from, "optional")),
        judgedBy,
        FieldPath.parse(judgedBy == null ? "name" : Keys.text(from, "by")),
        Template.parse(Keys.text(from, "reason")),
        Keys.words(from, "collectors"));
  }
}
