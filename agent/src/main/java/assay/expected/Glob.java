package assay.expected;

/// A pattern for texts: `*` stands for anything, `?` for one character; capitals do not count.
record Glob(String pattern) {

  /// Whether a whole text is of this pattern. Takes no more steps than the product of the lengths.
  boolean matches(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int retry = 0;
    while (at < text.length()) {
      if (in < pattern.length() && pattern.charAt(in) == '*') {
        star = in++;
        retry = at;
      } else if (in < pattern.length() && same(pattern.charAt(in), text.charAt(at))) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }

  private static boolean same(char wanted, char c) {
    return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(c);
  }
}
