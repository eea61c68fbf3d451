package assay.expected;

import assay.schema.Wording;
import java.util.List;
import java.util.Locale;

/// What somebody who wrote a name that is none may have meant.
final class NearestName {
  private static final int MOST_NAMES = 30;
  private static final int LONGEST = 60;

  private NearestName() {}

  /// The end of a line about a name that is not among `names`.
  static String suggest(String written, List<String> names) {
    String nearest = "";
    int best = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(written, name);
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    if (best <= 1 + Math.min(written.length(), nearest.length()) / 3) {
      return "; did you mean \"" + nearest + "\"?";
    }
    List<String> shown = names.size() > MOST_NAMES ? names.subList(0, MOST_NAMES) : names;
    return "; there are " + String.join(", ", shown) + (shown.size() < names.size() ? ", ..." : "");
  }

  /// The line's beginning.
  static String quoted(String written) {
    return '"' + Wording.plain(written) + '"';
  }

  /// How many letters have to be changed; a name that begins or ends with the other is near.
  private static int distance(String written, String name) {
    String one = written.toLowerCase(Locale.ROOT);
    String other = name.toLowerCase(Locale.ROOT);
    if (one.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    boolean part = other.startsWith(one) || other.endsWith(one) || one.startsWith(other);
    if (part && Math.min(one.length(), other.length()) > 2) {
      return 1;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
