package assay.source.ipmitool;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Lines of the form `name : value`.
final class Fields {
  private Fields() {}

  /// Names with their values; a name that comes twice keeps its first value, lines without a name
  /// or a value are left out.
  static SequencedMap<String, String> parse(Iterable<String> lines) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (!name.isEmpty() && !value.isEmpty()) {
        fields.putIfAbsent(name, value);
      }
    }
    return fields;
  }

  /// The decimal number a value starts with.
  static @Nullable Integer number(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return Integer.valueOf(value.split("\\s", 2)[0]);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
