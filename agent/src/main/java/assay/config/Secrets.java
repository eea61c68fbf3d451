package assay.config;

import java.util.regex.Pattern;

/// What must not be in a report, which many read: user and password of an address, and what follows
/// its question mark, with which an address signed beforehand lets its holder in.
public final class Secrets {
  private static final String HIDDEN = "...";

  /// Up to the last sign of its kind: a password may have a slash that nobody wrote as `%2F`, and a
  /// scheme may be mistyped.
  private static final Pattern USER = Pattern.compile("(://)[^\\s\"]*@");

  private static final Pattern QUERY = Pattern.compile("(://[^\\s\"?]*\\?)[^\\s\"]+");

  private Secrets() {}

  /// A parameter's value or the whole kernel line, without them.
  public static String hidden(String text) {
    String open = USER.matcher(text).replaceAll("$1" + HIDDEN + "@");
    return QUERY.matcher(open).replaceAll("$1" + HIDDEN);
  }
}
