package assay.report.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands for each redacted value: equal values, also in another spelling, get the same token
/// within one report, and a token says nothing of the value.
final class Tokens {
  /// A shorter value is replaced in its field only: `7` is part of too many texts.
  private static final int SHORTEST_IN_TEXT = 4;

  /// From here on it is found in the middle of a word too: `enx525400123456`.
  private static final int SHORTEST_IN_WORD = 8;

  private static final int MAC_DIGITS = 12;
  private static final int FINGERPRINT_DIGITS = 43;
  private static final String FINGERPRINT = "SHA256:";
  private static final String[] NAME_PREFIXES = {"0x", "eui.", "naa.", "uuid."};

  private final Map<String, String> byValue = new HashMap<>();

  /// Spellings to look for in texts, by their first characters, the longest first.
  private final Map<String, List<Spelling>> spellings = new HashMap<>();

  /// One way to write a value, in small letters.
  private record Spelling(String text, String token, boolean inWords) {}

  /// Notes a value; the first one noted gets number 1.
  void add(String value) {
    String key = key(value);
    if (key.isEmpty() || byValue.containsKey(key)) {
      return;
    }
    String token = token(value, byValue.size() + 1);
    byValue.put(key, token);
    for (String spelling : spellings(value)) {
      if (spelling.length() >= SHORTEST_IN_TEXT) {
        boolean inWords = spelling.length() >= SHORTEST_IN_WORD && alphanumeric(spelling);
        List<Spelling> like =
            spellings.computeIfAbsent(
                spelling.substring(0, SHORTEST_IN_TEXT), _ -> new ArrayList<>());
        like.add(new Spelling(spelling, token, inWords));
        like.sort(Comparator.comparingInt(one -> -one.text().length()));
      }
    }
  }

  /// What stands for a value that was noted.
  String of(String value) {
    return byValue.getOrDefault(key(value), value);
  }

  /// A text with each value in it replaced.
  String replaceIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      // Letters that are two in small: rare enough to lose their case.
      return replaceIn(lower, lower);
    }
    return replaceIn(text, lower);
  }

  private String replaceIn(String text, String lower) {
    StringBuilder replaced = null;
    int copied = 0;
    for (int i = 0; i + SHORTEST_IN_TEXT <= lower.length(); ) {
      Spelling found = at(lower, i);
      if (found == null) {
        i++;
        continue;
      }
      replaced = replaced == null ? new StringBuilder(text.length()) : replaced;
      replaced.append(text, copied, i).append(found.token());
      i += found.text().length();
      copied = i;
    }
    return replaced == null ? text : replaced.append(text, copied, text.length()).toString();
  }

  private @Nullable Spelling at(String lower, int at) {
    List<Spelling> like = spellings.get(lower.substring(at, at + SHORTEST_IN_TEXT));
    if (like == null) {
      return null;
    }
    for (Spelling spelling : like) {
      if (lower.startsWith(spelling.text(), at)
          && (spelling.inWords() || alone(lower, at, at + spelling.text().length()))) {
        return spelling;
      }
    }
    return null;
  }

  private static boolean alone(String text, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }

  private static String token(String value, int number) {
    String plain = "redacted-" + number;
    if (!value.startsWith(FINGERPRINT)) {
      return plain;
    }
    // The schema wants one that looks like one.
    String digits = "redacted/" + number + "/";
    return FINGERPRINT + digits + "0".repeat(Math.max(0, FINGERPRINT_DIGITS - digits.length()));
  }

  /// What is the same in all spellings of a value.
  private static String key(String value) {
    String stripped = value.strip();
    if (stripped.startsWith(FINGERPRINT)) {
      return stripped;
    }
    String lower = stripped.toLowerCase(Locale.ROOT);
    String bare = lower.replace(":", "").replace("-", "");
    return hexadecimal(bare) && (bare.length() == MAC_DIGITS || bare.length() == 32) ? bare : lower;
  }

  private static Set<String> spellings(String value) {
    String lower = value.strip().toLowerCase(Locale.ROOT);
    String key = key(value);
    Set<String> all = new LinkedHashSet<>(List.of(lower, key.toLowerCase(Locale.ROOT)));
    if (key.length() == MAC_DIGITS && hexadecimal(key)) {
      all.add(pairs(key, ":"));
      all.add(pairs(key, "-"));
    }
    for (String prefix : NAME_PREFIXES) {
      if (lower.startsWith(prefix)) {
        all.add(lower.substring(prefix.length()));
      }
    }
    int slash = lower.lastIndexOf('/');
    if (slash > 0 && lower.indexOf('/') == slash) {
      // An address with the length of its network.
      all.add(lower.substring(0, slash));
    }
    return all;
  }

  private static String pairs(String digits, String between) {
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      pairs.append(i == 0 ? "" : between).append(digits, i, i + 2);
    }
    return pairs.toString();
  }

  private static boolean hexadecimal(String text) {
    return text.chars().allMatch(one -> Character.digit(one, 16) >= 0);
  }

  private static boolean alphanumeric(String text) {
    return text.chars().allMatch(Character::isLetterOrDigit);
  }
}
