package assay.collector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what a maker wrote from what he left as it was. A placeholder is kept and marked: nobody
/// is helped by a value that is missing without a reason.
public final class Placeholders {
  private static final Set<String> TEXTS =
      Set.of(
          "to be filled by o.e.m",
          "to be filled by oem",
          "tobefilledbyo.e.m",
          "filled by o.e.m",
          "default string",
          "default",
          "not specified",
          "not applicable",
          "not available",
          "not provided",
          "not defined",
          "unspecified",
          "undefined",
          "unknown",
          "none",
          "null",
          "empty",
          "invalid",
          "n/a",
          "na",
          "oem",
          "o.e.m",
          "tbd",
          "system manufacturer",
          "system product name",
          "system version",
          "system serial number",
          "system sku",
          "system family",
          "sku",
          "base board manufacturer",
          "base board product name",
          "base board version",
          "base board serial number",
          "base board asset tag",
          "board manufacturer",
          "board product name",
          "board version",
          "board serial number",
          "chassis manufacturer",
          "chassis version",
          "chassis serial number",
          "chassis asset tag",
          "asset tag",
          "no asset tag",
          "no asset information",
          "serial number",
          "serialnumber",
          "part number",
          "no dimm",
          "[empty]",
          "manufacturer",
          "product name",
          "version",
          "type1productconfigid",
          "asset-1234567890",
          "sernum0",
          "partnum0",
          "manufacturer0");

  /// Nothing but one character again and again, or no letter or digit at all.
  private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1{2,}|[^\\p{L}\\p{N}]+|0+");

  private static final Pattern TEMPLATE = Pattern.compile("\\$\\(.*\\)|<.*>");
  private static final String COUNTING = "0123456789";
  private static final int SHORTEST_COUNTING = 5;

  private static final Set<String> UUIDS =
      Set.of(
          "03000200-0400-0500-0006-000700080009",
          "00020003-0004-0005-0006-000700080009",
          "12345678-1234-5678-90ab-cddeefaabbcc");
  private static final Pattern ONE_BYTE = Pattern.compile("([0-9a-f]{2})\\1{15}");

  private final Map<String, String> reasons = new LinkedHashMap<>();

  /// Looks at a field; blank ones are not there.
  Placeholders look(String field, @Nullable String value) {
    String reason = value == null ? null : reason(value);
    if (reason != null) {
      reasons.put(field, reason);
    }
    return this;
  }

  /// Looks at a UUID.
  Placeholders lookAtUuid(String field, @Nullable String value) {
    String reason = value == null ? null : uuidReason(value);
    if (reason != null) {
      reasons.put(field, reason);
    }
    return this;
  }

  /// Why, for each field that is not what it should be, in the order they were looked at.
  Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }

  /// Why this value says nothing, or null when it may say something.
  public static @Nullable String reason(String value) {
    if (value.indexOf('\uFFFD') >= 0) {
      return "not UTF-8";
    }
    String text = value.strip().toLowerCase(Locale.ROOT);
    if (TEXTS.contains(text.replaceFirst("\\.+$", "")) || TEMPLATE.matcher(text).matches()) {
      return "placeholder text";
    }
    if (ONE_CHARACTER.matcher(text).matches()) {
      return "placeholder characters";
    }
    return counting(text) ? "placeholder digits" : null;
  }

  /// The same of a UUID.
  public static @Nullable String uuidReason(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    if (UUIDS.contains(text)) {
      return "well-known placeholder UUID";
    }
    return ONE_BYTE.matcher(text.replace("-", "")).matches() ? "one byte repeated" : null;
  }

  /// `0123456789` or the start of it, from 0 or 1 on, maybe more than once.
  private static boolean counting(String text) {
    return text.length() >= SHORTEST_COUNTING
        && ((COUNTING + COUNTING).startsWith(text)
            || (COUNTING + COUNTING).substring(1).startsWith(text));
  }
}
