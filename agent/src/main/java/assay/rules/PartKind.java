package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to be known of the parts in one section of the hardware before they can be called good.
///
/// @param section such as `drives`
/// @param name what a part of it is called, as the subjects of findings are
/// @param collectors whose gaps leave open whether such a part was looked at; in `rules.json` only
///     where they are others than those that answer for the section
/// @param health null for parts that have no state beyond being there
public record PartKind(
    String section, Template name, List<String> collectors, @Nullable Health health) {
  /// Of parts that say how they are.
  ///
  /// @param known where that was learnt
  /// @param exempt parts of the section that have none of their own, such as virtual drives
  /// @param optional parts of which the machine need not know that: USB sticks, which belong to
  ///     none, and sensors that read nothing, as those of empty slots do
  /// @param judgedBy a section whose part with the same value of `judgedByField` answers for it,
  ///     as a RAID controller does for its volumes
  /// @param reason why it is not known, where the part has a word for that
  /// @param collectors that ask for it
  public record Health(
      Condition known,
      Condition exempt,
      Condition optional,
      @Nullable String judgedBy,
      FieldPath judgedByField,
      Template reason,
      List<String> collectors) {}

  /// What a part is called.
  public String name(JsonNode part) {
    return name.line(part, part);
  }

  /// Whether it is one of those that say how they are.
  public boolean hasHealth(JsonNode part) {
    return health != null && !health.exempt.holds(part, part);
  }

  /// Whether that was learnt, from itself or from the part that answers for it.
  public boolean healthKnown(JsonNode part, JsonNode hardware) {
    if (health == null || health.known.holds(part, part)) {
      return true;
    }
    JsonNode value = health.judgedByField.in(part, part);
    if (health.judgedBy == null || value == null) {
      return false;
    }
    for (JsonNode judge : hardware.path(health.judgedBy)) {
      if (value.equals(health.judgedByField.in(judge, judge))) {
        return true;
      }
    }
    return false;
  }

  /// Why it was not learnt; null where the part has no word for that.
  public @Nullable String silence(JsonNode part) {
    return health == null ? null : health.reason.known(part, part);
  }

  /// Those that ask for it.
  public List<String> healthCollectors() {
    return health == null ? List.of() : health.collectors;
  }

  /// Whether the machine is known without it.
  public boolean optional(JsonNode part) {
    return health != null && health.optional.holds(part, part);
  }

  /// Names the fields that it reads.
  void fields(Consumer<FieldPath> each) {
    name.fields(each);
    if (health != null) {
      health.known.fields(each);
      health.exempt.fields(each);
      health.optional.fields(each);
      health.reason.fields(each);
      if (health.judgedBy != null) {
        each.accept(health.judgedByField);
      }
    }
  }
}
