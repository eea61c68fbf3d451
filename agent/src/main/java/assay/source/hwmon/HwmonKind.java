package assay.source.hwmon;

import org.jspecify.annotations.Nullable;

/// What a sensor of hwmon measures. The names are those of the kernel's files.
public enum HwmonKind {
  /// Thousandths of a degree Celsius.
  temp(1000, "degrees C"),
  /// Revolutions a minute.
  fan(1, "RPM"),
  /// Thousandths of a volt.
  in(1000, "Volts"),
  /// Thousandths of an ampere.
  curr(1000, "Amps"),
  /// Millionths of a watt.
  power(1_000_000, "Watts"),
  /// Thousandths of a percent of relative humidity.
  humidity(1000, "percent");

  private final double scale;
  private final String unit;

  HwmonKind(double scale, String unit) {
    this.scale = scale;
    this.unit = unit;
  }

  /// The unit of [#scaled].
  public String unit() {
    return unit;
  }

  /// A file's number in that unit.
  @Nullable Double scaled(@Nullable Long number) {
    return number == null ? null : Double.valueOf(number / scale);
  }

  /// The kind of a sensor such as `temp1`.
  static @Nullable HwmonKind of(String id) {
    for (HwmonKind kind : values()) {
      String name = kind.name();
      if (id.startsWith(name)
          && id.length() > name.length()
          && Character.isDigit(id.charAt(name.length()))) {
        return kind;
      }
    }
    return null;
  }
}
