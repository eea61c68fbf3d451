package assay.rules;

import assay.inventory.Finding;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One kind of finding.
///
/// @param id the finding's
/// @param version counts up when what it finds, or how bad that is, changes
/// @param remedy what to do about it, one line
/// @param unknown whether it says that the state of its part is not known
/// @param check what finds it; null for an event, which whoever sees it reports by
///     [Catalogue#event]
public record Rule(
    String id,
    int version,
    Finding.Severity severity,
    String remedy,
    boolean unknown,
    @Nullable Check check) {
  private static final int LONGEST_EVIDENCE = 200;

  /// Where to look, and for what.
  ///
  /// @param section of the hardware, such as `drives`
  /// @param elements the list within each part that is looked at; null for the part as a whole
  /// @param escalation which of those found are worse
  /// @param evidence the fields that are shown
  record Check(
      String section,
      @Nullable String elements,
      Condition condition,
      @Nullable Escalation escalation,
      Template message,
      Template subject,
      List<FieldPath> evidence) {}

  /// When it is worse, and how bad then.
  record Escalation(Finding.Severity severity, Condition condition) {}

  /// The finding of this on something; null where it does not hold there.
  @Nullable Finding on(JsonNode element, JsonNode part) {
    if (check == null || !check.condition.holds(element, part)) {
      return null;
    }
    Escalation worse = check.escalation;
    Map<String, JsonNode> shown = new LinkedHashMap<>();
    for (FieldPath field : check.evidence) {
      JsonNode value = field.in(element, part);
      if (value != null) {
        shown.put(field.text(), shortened(value));
      }
    }
    return new Finding(
        id,
        worse != null && worse.condition.holds(element, part) ? worse.severity : severity,
        check.message.line(element, part),
        check.subject.line(element, part),
        remedy,
        shown.isEmpty() ? null : shown,
        version);
  }

  private static JsonNode shortened(JsonNode value) {
    String text = value.isTextual() ? value.asText() : "";
    return text.length() <= LONGEST_EVIDENCE
        ? value
        : TextNode.valueOf(text.substring(0, LONGEST_EVIDENCE) + "...");
  }

  /// Names the fields that it reads or shows, each with whether it is one of the part itself.
  void fields(Consumer<FieldPath> each) {
    if (check != null) {
      check.condition.fields(each);
      check.message.fields(each);
      check.subject.fields(each);
      check.evidence.forEach(each);
      if (check.escalation != null) {
        check.escalation.condition.fields(each);
      }
    }
  }
}
