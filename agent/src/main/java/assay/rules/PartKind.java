package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to be known of the parts in one section of the hardware before they can be called good.
///
/// @param section such as `drives`
/// @param name what a part of it is called, as the subjects of findings are
/// @param collectors whose gaps leave open whether such a part was looked at
/// @param health null for parts that have no state beyond being there
public record PartKind(
    String section, Template name, List<String> collectors, @Nullable Health health) {
  /// Of parts that say how they are.
  ///
  /// @param known where that was learnt
  /// @param exempt parts of the section that have none of their own, such as virtual drives
  /// @param movable parts that belong to no machine, such as USB sticks: that nothing is known of
  ///     them does not make the machine UNKNOWN
  /// @param judgedBy a section whose part with the same value of `judgedByField` answers for it,
  ///     as a RAID controller does for its volumes
  /// @param reason why it is not known, where the part has a word for that
  /// @param collectors that ask for it
  public record Health(
      Condition known,
      Condition exempt,
      Condition movable,
      @Nullable String judgedBy,
      FieldPath judgedByField,
      Template reason,
      List<String> collectors) {}

  /// What a part is called.
  public String name(JsonNode part) {
    return name.line(part, part);
  }

  /// Whether it is one of those that say how they are.
  boolean hasHealth(JsonNode part) {
    return health != null && !health.exempt.holds(part, part);
  }

  /// Names the fields that it reads.
  void fields(Consumer<FieldPath> each) {
    name.fields(each);
    if (health != null) {
      health.known.fields(each);
      health.exempt.fields(each);
      health.movable.fields(each);
      health.reason.fields(each);
      each.accept(health.judgedByField);
    }
  }
}
