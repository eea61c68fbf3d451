package assay.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What whoever boots the machine calls it: `assay.label.NAME=VALUE` on the kernel line,
/// `label.NAME=VALUE` in `assay.conf`. Kept for the report, never looked at.
///
/// A value may have `%` and two hexadecimal digits in the place of any byte, as iPXE's `uristring`
/// writes what firmware says: a serial number may hold blanks and quotes.
final class Labels {
  private static final String PREFIX = "label.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final int LONGEST = 200;
  private static final int MOST = 64;

  private final Map<String, String> values = new TreeMap<>();

  /// Whether a parameter's key is that of a label.
  static boolean named(String key) {
    return key.startsWith(PREFIX);
  }

  /// Takes a value. An empty one says nothing: iPXE leaves what the firmware does not have blank.
  ///
  /// @return why it cannot be used, if it cannot
  Optional<String> give(String key, String value) {
    String name = key.substring(PREFIX.length());
    if (!NAME.matcher(name).matches()) {
      return Optional.of("has no name of letters, digits, and _ . -");
    }
    String text = decoded(value);
    if (text.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    if (!text.isBlank() && values.size() < MOST) {
      values.put(name, text);
    }
    return Optional.empty();
  }

  /// All of them by name.
  Map<String, String> values() {
    return Map.copyOf(values);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return value.strip();
    }
  }
}
