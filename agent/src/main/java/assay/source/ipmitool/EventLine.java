package assay.source.ipmitool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of `ipmitool -c sel elist`: `id,date,time,sensor,event,direction[,reading]`.
///
/// @param id hexadecimal
/// @param date absent, with `time`, for an event from before the controller's clock was set
/// @param event for an OEM record, the rest of the line
/// @param reading what was measured and against what, such as `Reading 80 > Threshold 80 degrees C`
public record EventLine(
    String id,
    @Nullable String date,
    @Nullable String time,
    @Nullable String sensor,
    @Nullable String event,
    @Nullable String direction,
    @Nullable String reading) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]+");
  private static final Pattern DATE = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{2,4}");
  private static final String OEM = "OEM record";
  private static final int COLUMNS = 7;

  /// All lines that are such, oldest first as the log has them.
  public static List<EventLine> parse(String output) {
    List<EventLine> events = new ArrayList<>();
    for (String line : (Iterable<String>) output.lines()::iterator) {
      String[] columns = line.split(",", COLUMNS);
      if (columns.length >= 4 && ID.matcher(columns[0].strip()).matches()) {
        boolean oem = columns[3].strip().startsWith(OEM);
        boolean dated = DATE.matcher(columns[1].strip()).matches();
        events.add(
            new EventLine(
                columns[0].strip(),
                dated ? columns[1].strip() : null,
                dated ? columns[2].strip() : null,
                text(columns, 3),
                oem ? line.split(",", 5)[columns.length > 4 ? 4 : 3].strip() : text(columns, 4),
                oem ? null : text(columns, 5),
                oem ? null : text(columns, 6)));
      }
    }
    return List.copyOf(events);
  }

  private static @Nullable String text(String[] columns, int index) {
    return index >= columns.length || columns[index].isBlank() ? null : columns[index].strip();
  }
}
