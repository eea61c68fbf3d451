package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A value of a report as a person reads it.
///
/// @param text in a unit of handy size
/// @param exact the value as the report has it where the text is another one, or what it amounts to
record Quantity(String text, @Nullable String exact) {
  private static final String[] BINARY = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
  private static final String[] DECIMAL = {"bytes", "kB", "MB", "GB", "TB", "PB"};
  private static final int MEBIBYTE = 1 << 20;
  private static final double HOURS_OF_YEAR = 8766;
  private static final int SECONDS_SHOWN_AS_SUCH = 120;

  /// How names end, and how what they hold is written.
  private enum Unit {
    Bytes(" bytes"),
    Millis(" ms"),
    Seconds(" s"),
    Hours(" h"),
    Celsius(" °C"),
    Percent(" %"),
    Mbps(" Mb/s"),
    Rpm(" rpm"),
    Megahertz(" MHz"),
    Megatransfers(" MT/s"),
    Gigatransfers(" GT/s"),
    Millivolts(" mV"),
    Volts(" V"),
    Milliamperes(" mA"),
    Watts(" W"),
    Milliwatts(" mW"),
    Bits(" bit");

    private static final Unit[] ALL = values();
    private final String written;

    Unit(String written) {
      this.written = written;
    }

    static @Nullable Unit of(String name) {
      for (Unit unit : ALL) {
        if (name.endsWith(unit.name()) && name.length() > unit.name().length()) {
          return unit;
        }
      }
      return null;
    }
  }

  /// How many characters at the end of a field's name say its unit.
  static int unitLength(String name) {
    Unit unit = Unit.of(name);
    return unit == null ? 0 : unit.name().length();
  }

  /// A scalar of that name.
  static Quantity of(String name, JsonNode value) {
    if (value.isBoolean()) {
      return new Quantity(value.asBoolean() ? "yes" : "no", null);
    }
    if (!value.isNumber()) {
      return new Quantity(value.asText(), null);
    }
    Unit unit = Unit.of(name);
    if (unit == null) {
      return new Quantity(
          name.startsWith("percentage") ? number(value) + " %" : number(value), null);
    }
    String plain = number(value) + unit.written;
    if (unit == Unit.Hours) {
      return new Quantity(plain, years(value.asDouble()));
    }
    String handy = handy(unit, name, value.asDouble());
    return handy == null || handy.equals(plain)
        ? new Quantity(plain, null)
        : new Quantity(handy, plain);
  }

  /// Milliseconds in seconds or minutes.
  static String duration(double millis) {
    double seconds = millis / 1000;
    return seconds < SECONDS_SHOWN_AS_SUCH ? round(seconds) + " s" : round(seconds / 60) + " min";
  }

  /// A size as drives are sold, or as memory is.
  static String bytes(double bytes, boolean binary) {
    String[] units = binary ? BINARY : DECIMAL;
    double step = binary ? 1024 : 1000;
    double size = bytes;
    int unit = 0;
    while (size >= step && unit < units.length - 1) {
      size /= step;
      unit++;
    }
    return round(size) + " " + units[unit];
  }

  private static @Nullable String handy(Unit unit, String name, double value) {
    return switch (unit) {
      case Bytes -> bytes(value, binary(name, value));
      case Millis -> duration(value);
      case Mbps -> value < 1000 ? null : round(value / 1000) + " Gb/s";
      case Megahertz -> value < 1000 ? null : round(value / 1000) + " GHz";
      case Millivolts -> value < 1000 ? null : round(value / 1000) + " V";
      default -> null;
    };
  }

  /// Years, for those who buy and sell.
  private static String years(double hours) {
    return round(hours / HOURS_OF_YEAR) + " years";
  }

  /// Whole mebibytes are memory, or a disk somebody made of it; disks count otherwise.
  private static boolean binary(String name, double bytes) {
    return switch (name) {
      case "totalBytes", "installedBytes", "maximumCapacityBytes", "romSizeBytes" -> true;
      default -> bytes < MEBIBYTE ? bytes % 1024 == 0 : bytes % MEBIBYTE == 0;
    };
  }

  private static String number(JsonNode value) {
    String text = value.asText();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// Two digits behind the point below ten, one below a hundred, none above; no zeros at the end.
  static String round(double value) {
    int scale = Math.abs(value) < 10 ? 100 : Math.abs(value) < 100 ? 10 : 1;
    double rounded = (double) Math.round(value * scale) / scale;
    String text = Double.toString(rounded);
    if (text.indexOf('E') >= 0) {
      text = Long.toString(Math.round(rounded));
    }
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
