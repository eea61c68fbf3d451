package assay;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was typed behind `assay audit`. Whatever it is, the audit takes place: what cannot be read
/// is a problem to tell. Read by hand, for a command line library takes longer to start than an
/// audit whose tools answer at once.
///
/// @param values the last value of each option given; empty where an option came without one
/// @param problems a line for each word that cannot be used
record AuditArguments(Map<AuditOption, String> values, List<String> problems) {
  private static final String ORIGIN = "command line: ";

  /// Copies both.
  AuditArguments {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /// Reads `--option value` and `--option=value`.
  static AuditArguments parse(List<String> words) {
    Map<AuditOption, String> values = new EnumMap<>(AuditOption.class);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      Optional<AuditOption> option = AuditOption.of(equals < 0 ? word : word.substring(0, equals));
      if (option.isEmpty()) {
        problems.add(ORIGIN + word + " is no option, ignored");
      } else if (equals >= 0) {
        values.put(option.get(), word.substring(equals + 1));
      } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
        i++;
        values.put(option.get(), words.get(i));
      } else {
        values.put(option.get(), "");
      }
    }
    return new AuditArguments(values, problems);
  }

  /// The value of an option, or null where it was not given.
  @Nullable String value(AuditOption option) {
    return values.get(option);
  }

  /// The value of an option as a path; null where it was not given or is none. Nothing is looked
  // at.
  @Nullable Path path(AuditOption option, List<String> moreProblems) {
    String text = values.get(option);
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      moreProblems.add(ORIGIN + option.word() + " has no value, ignored");
      return null;
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      moreProblems.add(ORIGIN + option.word() + " is no path (" + e.getReason() + "), ignored");
      return null;
    }
  }
}
