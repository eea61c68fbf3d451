package assay.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Endings as lines of a word and a text: the line `ending` has the kind, those behind it what
/// there is to say.
final class EndingText {
  private EndingText() {}

  static List<String> lines(Ending ending) {
    List<String> lines = new ArrayList<>();
    lines.add("ending " + ending.kind());
    switch (ending.kind()) {
      case exited -> lines.add("status " + ((Ending.Exited) ending).status());
      case timeout -> lines.add("limit " + ((Ending.TimedOut) ending).limit().toNanos());
      case stuck -> {
        Ending.Stuck stuck = (Ending.Stuck) ending;
        lines.add("pid " + stuck.pid());
        lines.add("state " + stuck.state());
        lines.add("channel " + stuck.waitChannel());
        stuck.stack().forEach(function -> lines.add("stack " + function));
      }
      case tool_missing, not_started, incomplete, quarantined ->
          lines.add("detail " + String.valueOf(ending.detail()).replace('\n', ' '));
      case out_of_time -> {}
    }
    return lines;
  }

  /// @throws IllegalArgumentException where it is none
  static Ending parse(Map<String, List<String>> lines) {
    String detail = first(lines, "detail");
    return switch (Ending.Kind.valueOf(first(lines, "ending"))) {
      case exited -> new Ending.Exited(Integer.parseInt(first(lines, "status")));
      case timeout -> new Ending.TimedOut(Duration.ofNanos(Long.parseLong(first(lines, "limit"))));
      case stuck ->
          new Ending.Stuck(
              Long.parseLong(first(lines, "pid")),
              first(lines, "state"),
              first(lines, "channel"),
              lines.getOrDefault("stack", List.of()));
      case tool_missing -> new Ending.ToolMissing(detail);
      case not_started -> new Ending.NotStarted(detail);
      case incomplete -> new Ending.Incomplete(detail);
      case quarantined -> new Ending.Quarantined(detail);
      case out_of_time -> new Ending.OutOfTime();
    };
  }

  private static String first(Map<String, List<String>> lines, String word) {
    return lines.getOrDefault(word, List.of("")).getFirst();
  }
}
