package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a value stands in a part of the hardware.
///
/// @param text as it is written: `health.pendingSectors`; `^model` is a field of the part that an
///     element is in, such as the model of the controller whose volume is looked at
/// @param ofPart whether it begins with `^`
record FieldPath(String text, boolean ofPart, List<String> names) {

  static FieldPath parse(String text) throws RuleException {
    boolean ofPart = text.startsWith("^");
    List<String> names = new ArrayList<>();
    int from = ofPart ? 1 : 0;
    while (true) {
      int dot = text.indexOf('.', from);
      String name = text.substring(from, dot < 0 ? text.length() : dot);
      if (!isName(name)) {
        throw new RuleException("`" + text + "` is no path of a field, such as health.asleep");
      }
      names.add(name);
      if (dot < 0) {
        return new FieldPath(text, ofPart, List.copyOf(names));
      }
      from = dot + 1;
    }
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// The value; null where it is not known.
  @Nullable JsonNode in(JsonNode element, JsonNode part) {
    JsonNode at = ofPart ? part : element;
    for (int i = 0; i < names.size() && at != null; i++) {
      at = at.get(names.get(i));
    }
    return at == null || at.isNull() ? null : at;
  }
}
