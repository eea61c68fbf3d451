package assay.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How an attempt of the agent ended before its report was complete, as the runner saw it that
/// started the next one.
///
/// @param attempt from 1 on
/// @param ending `not_started`, `died`, `killed`, `out_of_memory`, `overran`
/// @param reason in words
public record AgentEnd(int attempt, String ending, String reason) {
  private static final Pattern LINE = Pattern.compile("(\\d{1,6}) ([a-z_]+) (.*)");

  /// Reads the runner's list, a line each; what is no such line is left out.
  public static List<AgentEnd> parse(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(LINE::matcher).filter(Matcher::matches).map(AgentEnd::of).toList();
  }

  private static AgentEnd of(Matcher line) {
    return new AgentEnd(Integer.parseInt(line.group(1)), line.group(2), line.group(3));
  }
}
