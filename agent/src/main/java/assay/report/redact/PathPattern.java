package assay.report.redact;

import java.util.List;

/// Which places in a report are meant: `hardware/**/serialNumber`. A `*` is any name or index, or
/// any part of a name; `**` any number of names.
///
/// @param segments between the slashes
record PathPattern(List<String> segments) {
  private static final String ANY_NUMBER = "**";

  /// Copies them.
  PathPattern {
    segments = List.copyOf(segments);
  }

  static PathPattern of(String text) {
    return new PathPattern(List.of(text.split("/", -1)));
  }

  /// Whether a place is meant.
  boolean matches(List<String> path) {
    return matches(0, path, 0);
  }

  private boolean matches(int segment, List<String> path, int name) {
    if (segment == segments.size()) {
      return name == path.size();
    }
    if (segments.get(segment).equals(ANY_NUMBER)) {
      for (int skipped = name; skipped <= path.size(); skipped++) {
        if (matches(segment + 1, path, skipped)) {
          return true;
        }
      }
      return false;
    }
    return name < path.size()
        && glob(segments.get(segment), 0, path.get(name), 0)
        && matches(segment + 1, path, name + 1);
  }

  private static boolean glob(String pattern, int at, String name, int from) {
    if (at == pattern.length()) {
      return from == name.length();
    }
    if (pattern.charAt(at) == '*') {
      for (int skipped = from; skipped <= name.length(); skipped++) {
        if (glob(pattern, at + 1, name, skipped)) {
          return true;
        }
      }
      return false;
    }
    return from < name.length()
        && pattern.charAt(at) == name.charAt(from)
        && glob(pattern, at + 1, name, from + 1);
  }
}
