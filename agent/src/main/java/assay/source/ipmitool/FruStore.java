package assay.source.ipmitool;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One store of `ipmitool fru print`.
///
/// @param fields as printed, such as `Board Serial`
public record FruStore(
    @Nullable Integer id, @Nullable String description, SequencedMap<String, String> fields) {
  private static final String TITLE = "FRU Device Description";
  private static final Pattern DESCRIPTION = Pattern.compile("(.*?)\\s*\\(ID (\\d+)\\)");

  /// All stores that hold anything.
  public static List<FruStore> parse(String output) {
    List<FruStore> stores = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : (Iterable<String>) output.lines()::iterator) {
      if (line.startsWith(TITLE)) {
        store(block, stores);
        block.clear();
      }
      block.add(line);
    }
    store(block, stores);
    return List.copyOf(stores);
  }

  private static void store(List<String> block, List<FruStore> stores) {
    SequencedMap<String, String> fields = Fields.parse(block);
    String title = fields.remove(TITLE);
    if (title == null || fields.isEmpty()) {
      return;
    }
    Matcher matcher = DESCRIPTION.matcher(title);
    stores.add(
        matcher.matches()
            ? new FruStore(Integer.valueOf(matcher.group(2)), matcher.group(1), fields)
            : new FruStore(null, title, fields));
  }
}
