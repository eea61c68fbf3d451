package assay.source;

import assay.host.FileSet;
import org.jspecify.annotations.Nullable;

/// The files of one folder of `/sys`, each of which holds one value. What is not there, is empty or
/// is no such value is null.
///
/// @param set what was read
/// @param folder without a slash at its end
public record Attributes(FileSet set, String folder) {
  /// The text of a file, without white space around it.
  public @Nullable String text(String name) {
    return set.text(folder + "/" + name);
  }

  /// The text, unless it is one of the words by which the kernel says that it does not know.
  public @Nullable String known(String name) {
    String text = text(name);
    return text == null || text.equalsIgnoreCase("unknown") || text.equals("(null)") ? null : text;
  }

  /// A decimal number.
  public @Nullable Long number(String name) {
    return number(text(name), 10);
  }

  /// A decimal number that is at least 0.
  public @Nullable Long natural(String name) {
    Long number = number(name);
    return number == null || number < 0 ? null : number;
  }

  /// A decimal number that is at least 0 and fits an `int`.
  public @Nullable Integer count(String name) {
    Long number = number(name);
    return number == null || number < 0 || number > Integer.MAX_VALUE
        ? null
        : Integer.valueOf(number.intValue());
  }

  /// A decimal number that is at least 1 and fits an `int`.
  public @Nullable Integer positive(String name) {
    Integer count = count(name);
    return count == null || count == 0 ? null : count;
  }

  /// A switch: whether the file says 1; null where it says neither 0 nor 1.
  public @Nullable Boolean flag(String name) {
    String text = text(name);
    if (text == null || text.length() != 1) {
      return null;
    }
    return switch (text.charAt(0)) {
      case '0' -> false;
      case '1' -> true;
      default -> null;
    };
  }

  /// The last component of a link's target.
  public @Nullable String linkName(String name) {
    return set.linkName(folder + "/" + name);
  }

  /// A number in a text; null where it is none.
  public static @Nullable Long number(@Nullable String text, int radix) {
    try {
      return text == null ? null : Long.valueOf(text, radix);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
