package assay.expected;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Versions part by part: numbers as numbers, so that 2.10 is later than 2.9; letters as letters; a
/// part that is missing is 0, and earlier than a single letter, as in 3.4a.
final class VersionOrder {
  private static final int LONGEST = 200;

  private VersionOrder() {}

  /// Less than 0 where `one` is the earlier; empty where a number meets letters, whose order nobody
  /// knows.
  static OptionalInt compare(String one, String other) {
    List<String> left = parts(one);
    List<String> right = parts(other);
    if (left.isEmpty() || right.isEmpty() || one.length() + other.length() > LONGEST) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String a = i < left.size() ? left.get(i) : "0";
      String b = i < right.size() ? right.get(i) : "0";
      if (number(a) != number(b)) {
        return revision(left, i)
            ? OptionalInt.of(1)
            : revision(right, i) ? OptionalInt.of(-1) : OptionalInt.empty();
      }
      int order = number(a) ? value(a).compareTo(value(b)) : a.compareTo(b);
      if (order != 0) {
        return OptionalInt.of(order);
      }
    }
    return OptionalInt.of(0);
  }

  /// Whether a single letter ends a version there, where the other has ended already or goes on.
  private static boolean revision(List<String> parts, int at) {
    return at == parts.size() - 1 && parts.get(at).length() == 1 && !number(parts.get(at));
  }

  /// Runs of digits and runs of letters; `0x2b` is one number.
  private static List<String> parts(String version) {
    String text = version.strip().toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    if (hexadecimal(text)) {
      return List.of(new BigInteger(text.substring(2), 16).toString());
    }
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && kind(text.charAt(end)) == kind(text.charAt(at))) {
        end++;
      }
      if (kind(text.charAt(at)) != 0) {
        parts.add(text.substring(at, end));
      }
      at = end;
    }
    return parts;
  }

  private static boolean hexadecimal(String text) {
    return text.startsWith("0x")
        && text.length() > 2
        && text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static int kind(char c) {
    return digit(c) ? 1 : Character.isLetter(c) ? 2 : 0;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean number(String part) {
    return digit(part.charAt(0));
  }

  private static BigInteger value(String part) {
    return new BigInteger(part);
  }
}
