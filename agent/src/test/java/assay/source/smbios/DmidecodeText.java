package assay.source.smbios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What dmidecode printed of a table: what a reading of the same bytes is to say.
final class DmidecodeText {
  private final List<Block> blocks = new ArrayList<>();

  /// One structure's lines.
  ///
  /// @param fields what stands before the colons, and after; lines below a field without a value
  ///     are joined by commas
  record Block(int type, Map<String, String> fields) {
    /// A field's value; null where dmidecode says in one of its ways that there is none.
    @Nullable String value(String field) {
      String value = fields.get(field);
      return value == null || ABSENT.contains(value) ? null : value;
    }
  }

  private static final List<String> ABSENT =
      List.of("Unknown", "Not Specified", "Unspecified", "Not Provided", "None", "<OUT OF SPEC>");

  DmidecodeText(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    String last = "";
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (line.startsWith("Handle ")) {
        fields = new LinkedHashMap<>();
        String type = line.replaceFirst(".*DMI type (\\d+),.*", "$1");
        blocks.add(new Block(Integer.parseInt(type), fields));
      } else if (line.startsWith("\t\t")) {
        fields.merge(last, line.strip(), (before, more) -> before + ", " + more);
      } else if (line.startsWith("\t") && line.endsWith(":")) {
        last = line.strip().replace(":", "");
      } else if (line.startsWith("\t") && colon > 0) {
        fields.put(line.substring(1, colon), line.substring(colon + 2));
      }
    }
  }

  List<Block> of(int type) {
    return blocks.stream().filter(block -> block.type() == type).toList();
  }
}
