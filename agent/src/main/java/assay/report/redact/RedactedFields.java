package assay.report.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Which fields are redacted: the list `redacted-fields.txt`.
///
/// @param redacted places whose values are replaced
/// @param texts places that are not, in spite of their names: whole values stay, those in them do
/// not
/// @param kept places where nothing is replaced
record RedactedFields(List<PathPattern> redacted, List<PathPattern> texts, List<PathPattern> kept) {
  private static final String RESOURCE = "/redacted-fields.txt";

  /// Copies them.
  RedactedFields {
    redacted = List.copyOf(redacted);
    texts = List.copyOf(texts);
    kept = List.copyOf(kept);
  }

  /// The list in the jar.
  static RedactedFields read() {
    try (InputStream in = RedactedFields.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("reading " + RESOURCE + " of the jar", e);
    }
  }

  static RedactedFields of(String text) {
    List<PathPattern> redacted = new ArrayList<>();
    List<PathPattern> texts = new ArrayList<>();
    List<PathPattern> kept = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("!")) {
        kept.add(PathPattern.of(line.substring(1)));
      } else if (line.startsWith("-")) {
        texts.add(PathPattern.of(line.substring(1)));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        redacted.add(PathPattern.of(line));
      }
    }
    return new RedactedFields(redacted, texts, kept);
  }

  /// Whether the value at a place is replaced.
  boolean redacts(List<String> path) {
    return any(redacted, path) && !any(texts, path) && !keeps(path);
  }

  /// Whether a place stays as it is whatever is there.
  boolean keeps(List<String> path) {
    return any(kept, path);
  }

  private static boolean any(List<PathPattern> patterns, List<String> path) {
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
