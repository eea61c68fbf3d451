package assay.report;

import java.util.Locale;

/// Texts of the machine for whoever reads them on a page, in a table or on a console: a drive may
/// call itself anything, also what turns a line around or clears a terminal.
public final class VisibleText {
  private VisibleText() {}

  /// The text with each character that is not to be seen, or moves others, written as its number:
  /// `\u202E`. Controls, formats (bidirectional ones, zero width), line and paragraph separators,
  /// private and unassigned ones and halves of a surrogate pair; a line feed and a tab stay.
  public static String of(String text) {
    int plain = 0;
    while (plain < text.length() && harmless(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (shown(codePoint)) {
        visible.appendCodePoint(codePoint);
      } else {
        escape(codePoint, visible);
      }
      i += Character.charCount(codePoint);
    }
    return visible.toString();
  }

  private static boolean harmless(char one) {
    return one >= ' ' && one < 0x7f || one == '\n' || one == '\t';
  }

  private static boolean shown(int codePoint) {
    if (codePoint == '\n' || codePoint == '\t') {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void escape(int codePoint, StringBuilder to) {
    String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    to.append("\\u").append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
  }
}
