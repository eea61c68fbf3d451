package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What the report thinks of each part: what `verdict.parts` says of it, else the worst finding
/// about it. A part is found under the names it has: `/dev/sda`, `drive sda` and `sda` are one.
final class Health {
  private final Map<String, Mark> parts = new HashMap<>();
  private final Map<String, Mark> subjects = new HashMap<>();

  Health(JsonNode report) {
    for (JsonNode part : report.path("verdict").path("parts")) {
      Mark mark = Mark.ofState(part.path("state"));
      put(parts, part.path("name"), mark);
      // A section is as good as the worst of its parts.
      put(parts, part.path("part"), mark);
    }
    for (JsonNode finding : report.path("findings")) {
      put(subjects, finding.path("subject"), Mark.ofSeverity(finding.path("severity")));
    }
  }

  private static void put(Map<String, Mark> to, JsonNode name, Mark mark) {
    if (!name.isTextual()) {
      return;
    }
    String whole = key(name.asText());
    worse(to, whole, mark);
    // The kind of part stands before its name.
    int space = whole.indexOf(' ');
    if (space > 0) {
      worse(to, whole.substring(space + 1), mark);
    }
  }

  private static void worse(Map<String, Mark> to, String name, Mark mark) {
    Mark known = to.get(name);
    to.put(name, known == null ? mark : known.or(mark));
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("/dev/") ? lower.substring("/dev/".length()) : lower;
  }

  /// The mark of one part, by the fields that may name it.
  Mark of(JsonNode part, String... fields) {
    Mark worst = Mark.NONE;
    for (String field : fields) {
      JsonNode name = part.path(field);
      if (name.isArray()) {
        for (JsonNode one : name) {
          worst = worst.or(of(one.asText()));
        }
      } else if (name.isValueNode()) {
        worst = worst.or(of(name.asText()));
      }
    }
    return worst;
  }

  /// The mark of what has that name.
  Mark of(String name) {
    String key = key(name);
    Mark said = parts.get(key);
    return said == null ? subjects.getOrDefault(key, Mark.NONE) : said;
  }
}
