package assay.source.ssacli;

import assay.host.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Command line and answer of ssacli (HPE Smart Storage Administrator user guide). It answers in
/// lines, of which each belongs to the nearest one above that is less indented.
public final class Ssacli {
  /// The names it goes by.
  public static final List<String> TOOLS = List.of("ssacli", "hpssacli");

  private static final Pattern CONTROLLER =
      Pattern.compile("(.+?) in Slot (\\S+)(?: \\(.*\\))?(?:, .*)?");
  private static final Pattern ARRAY = Pattern.compile("Array:? (\\S+)");
  private static final Pattern LOGICAL = Pattern.compile("Logical Drive: (\\S+)");
  private static final Pattern PHYSICAL = Pattern.compile("physicaldrive (\\S+)");
  private static final String SEPARATOR = ": ";

  private Ssacli() {}

  /// Asks for all controllers and all they have.
  public static Command askControllers(String tool) {
    return Command.of(tool, "ctrl", "all", "show", "config", "detail");
  }

  /// The controllers.
  public static List<SsacliController> controllers(String output) {
    List<SsacliController> controllers = new ArrayList<>();
    for (Line top : lines(output)) {
      Matcher matcher = CONTROLLER.matcher(top.text);
      if (matcher.matches()) {
        List<SsacliEntry> logical = new ArrayList<>();
        List<SsacliEntry> physical = new ArrayList<>();
        gather(top, "", logical, physical);
        controllers.add(
            new SsacliController(
                matcher.group(2),
                new SsacliEntry(matcher.group(1), "", top.fields()),
                List.copyOf(logical),
                List.copyOf(physical)));
      }
    }
    return List.copyOf(controllers);
  }

  private static void gather(
      Line above, String array, List<SsacliEntry> logical, List<SsacliEntry> physical) {
    for (Line line : above.below) {
      Matcher letter = ARRAY.matcher(line.text);
      Matcher volume = LOGICAL.matcher(line.text);
      Matcher drive = PHYSICAL.matcher(line.text);
      if (volume.matches()) {
        logical.add(new SsacliEntry(volume.group(1), array, line.fields()));
      } else if (drive.matches()) {
        physical.add(new SsacliEntry(drive.group(1), array, line.fields()));
      }
      gather(line, letter.matches() ? letter.group(1) : array, logical, physical);
    }
  }

  /// The lines that are not indented, each with those that belong to it.
  private static List<Line> lines(String output) {
    List<Line> above = new ArrayList<>(List.of(new Line(-1, "")));
    for (String text : output.lines().filter(line -> !line.isBlank()).toList()) {
      int indent = text.length() - text.stripLeading().length();
      while (above.getLast().indent >= indent) {
        above.removeLast();
      }
      Line line = new Line(indent, text.strip());
      above.getLast().below.add(line);
      above.add(line);
    }
    return above.getFirst().below;
  }

  private static final class Line {
    private final int indent;
    private final String text;
    private final List<Line> below = new ArrayList<>();

    Line(int indent, String text) {
      this.indent = indent;
      this.text = text;
    }

    Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Line line : below) {
        int end = line.text.indexOf(SEPARATOR);
        if (end > 0) {
          fields.putIfAbsent(
              line.text.substring(0, end), line.text.substring(end + SEPARATOR.length()).strip());
        }
      }
      return fields;
    }
  }
}
