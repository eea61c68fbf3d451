package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads conditions: `{"all": [...]}`, `{"any": [...]}`, `{"not": ...}`, `{"is": "a named one"}`,
/// `{"field": "health.asleep", "present": true}`, or a field with an [Operator] and a value or
/// `{"field": ...}`, and with `"as"` and a [Reading] where texts are to be read as something else.
final class ConditionReader {
  private static final int DEEPEST = 16;

  private final Map<String, Condition> named = new HashMap<>();

  /// Takes a condition that others may name; those before it only, so that there is no circle.
  void name(String name, JsonNode from) throws RuleException {
    named.put(name, read(from));
  }

  Condition read(JsonNode from) throws RuleException {
    return read(from, 0);
  }

  private Condition read(JsonNode from, int depth) throws RuleException {
    if (depth > DEEPEST) {
      throw new RuleException("the condition is nested too deep");
    }
    if (from.has("field")) {
      return ofField(from);
    }
    Keys.check(from, Set.of("all", "any", "not", "is"));
    if (from.size() != 1) {
      throw new RuleException("a condition is one of all, any, not, is, or has a field: " + from);
    }
    if (from.has("all")) {
      return new Condition.All(list(Keys.list(from, "all"), depth));
    } else if (from.has("any")) {
      return new Condition.Any(list(Keys.list(from, "any"), depth));
    } else if (from.has("not")) {
      return new Condition.Not(read(from.path("not"), depth + 1));
    }
    String name = Keys.text(from, "is");
    Condition condition = named.get(name);
    if (condition == null) {
      throw new RuleException("no condition before this one has the name " + name);
    }
    return condition;
  }

  private List<Condition> list(JsonNode from, int depth) throws RuleException {
    List<Condition> list = new ArrayList<>();
    for (JsonNode one : from) {
      list.add(read(one, depth + 1));
    }
    return List.copyOf(list);
  }

  private static Condition ofField(JsonNode from) throws RuleException {
    FieldPath field = FieldPath.parse(Keys.text(from, "field"));
    Reading reading = reading(from);
    String name = operator(from);
    JsonNode value = from.path(name);
    if (name.equals("present") || name.equals("absent")) {
      if (!value.isBoolean() || !value.booleanValue() || from.has("as")) {
        throw new RuleException(
            "`%s` of %s is true, and nothing else".formatted(name, field.text()));
      }
      return new Condition.Presence(field, name.equals("present"));
    }
    Operator operator = Operator.named(name);
    if (operator == null) {
      throw new RuleException("`%s` of %s is not known".formatted(name, field.text()));
    }
    if (value.isObject()) {
      Keys.check(value, Set.of("field"));
      return new Condition.WithField(
          field, operator, FieldPath.parse(Keys.text(value, "field")), reading);
    }
    if (!fits(operator, value)) {
      throw new RuleException(
          "`%s` of %s cannot be %s".formatted(name, field.text(), value.toString()));
    }
    return new Condition.WithValue(field, operator, value, reading);
  }

  private static Reading reading(JsonNode from) throws RuleException {
    if (!from.has("as")) {
      return Reading.plain;
    }
    String name = Keys.text(from, "as");
    Reading reading = Reading.named(name);
    if (reading == null) {
      throw new RuleException("`as` is word or version, not " + name);
    }
    return reading;
  }

  private static String operator(JsonNode from) throws RuleException {
    @Nullable String operator = null;
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      String key = member.getKey();
      if (!key.equals("field") && !key.equals("as")) {
        if (operator != null) {
          throw new RuleException(
              "%s has two comparisons, `%s` and `%s`"
                  .formatted(from.path("field").asText(), operator, key));
        }
        operator = key;
      }
    }
    if (operator == null) {
      throw new RuleException(from.path("field").asText() + " is compared with nothing");
    }
    return operator;
  }

  /// Whether an operator can say anything of such a value.
  private static boolean fits(Operator operator, JsonNode value) {
    return switch (operator) {
      case in -> value.isArray() && !value.isEmpty();
      case startsWith -> value.isTextual() || value.isArray() && !value.isEmpty();
      case above, atLeast, below -> value.isNumber() || value.isTextual();
      case equals, contains -> value.isValueNode() && !value.isNull();
    };
  }
}
