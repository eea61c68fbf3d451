package assay.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One sensor reading.
///
/// @param name the sensor's name
/// @param source who read it: `ipmi`, `hwmon` or `oshi`
/// @param device what it belongs to, such as `nvme0`, where that is known
/// @param reading the value, in `unit`; absent for a sensor that has states only
/// @param unit such as `degrees C`, `RPM` or `Volts`, in the source's words
/// @param status the source's judgement: of ipmi `ok`, `nc`, `cr`, `nr` or `ns`, of hwmon `ok`,
///     `alarm` or `fault`
/// @param state what a sensor with states says
/// @param upperNonCritical from where on it is too much, in `unit`
/// @param upperCritical from where on damage is to be feared, in `unit`
public record Sensor(
    String name,
    String source,
    @Nullable String device,
    @Nullable Double reading,
    @Nullable String unit,
    @Nullable String status,
    @Nullable String state,
    @Nullable Double upperNonCritical,
    @Nullable Double upperCritical) {
  /// Where the report has them.
  public static final Section<Sensor> SECTION =
      Section.many(
          "sensors",
          140,
          Sensor.class,
          (a, b) ->
              a.source().equals(b.source())
                  && a.name().equals(b.name())
                  && Objects.equals(a.device(), b.device()));

  /// One of which no limits and no device are known.
  public Sensor(
      String name,
      String source,
      @Nullable Double reading,
      @Nullable String unit,
      @Nullable String status,
      @Nullable String state) {
    this(name, source, null, reading, unit, status, state, null, null);
  }
}
