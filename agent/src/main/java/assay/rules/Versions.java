package assay.rules;

/// Order of version numbers: part by part, numbers by their value, so that `2.9` is below `2.10`.
/// Parts are runs of digits or of letters, whatever stands between them; letters are below numbers,
/// and a part that is not there is as good as 0.
final class Versions {
  private Versions() {}

  /// Below 0, 0 or above 0, as `one` is below, as good as or above `other`.
  static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (true) {
      i = partFrom(one, i);
      j = partFrom(other, j);
      if (i == one.length() && j == other.length()) {
        return 0;
      }
      int iEnd = endOfPart(one, i);
      int jEnd = endOfPart(other, j);
      int order = compareParts(one.substring(i, iEnd), other.substring(j, jEnd));
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
  }

  private static int partFrom(String text, int from) {
    int at = from;
    while (at < text.length() && !digit(text.charAt(at)) && !letter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfPart(String text, int from) {
    int at = from;
    while (at < text.length()
        && (digit(text.charAt(from)) ? digit(text.charAt(at)) : letter(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static int compareParts(String one, String other) {
    boolean oneIsText = !one.isEmpty() && letter(one.charAt(0));
    boolean otherIsText = !other.isEmpty() && letter(other.charAt(0));
    if (oneIsText && otherIsText) {
      return one.compareToIgnoreCase(other);
    }
    if (oneIsText || otherIsText) {
      // `1.0a` comes after `1.0`, and `1.a` before `1.1`.
      return one.isEmpty() ? -1 : other.isEmpty() ? 1 : oneIsText ? -1 : 1;
    }
    String left = withoutZeros(one);
    String right = withoutZeros(other);
    return left.length() == right.length()
        ? left.compareTo(right)
        : Integer.compare(left.length(), right.length());
  }

  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return Character.isLetter(c);
  }
}
