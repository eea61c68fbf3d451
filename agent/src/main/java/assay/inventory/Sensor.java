package assay.inventory;

import org.jspecify.annotations.Nullable;

/// One sensor reading.
///
/// @param name the sensor's name
/// @param source who read it: `ipmi` or `oshi`
/// @param reading the value, in `unit`; absent for a sensor that has states only
/// @param unit such as `degrees C`, `RPM` or `Volts`, in the source's words
/// @param status the source's judgement, such as `ok`, `nc`, `cr`, `nr` or `ns`
/// @param state what a sensor with states says
public record Sensor(
    String name,
    String source,
    @Nullable Double reading,
    @Nullable String unit,
    @Nullable String status,
    @Nullable String state) {
  /// Where the report has them.
  public static final Section<Sensor> SECTION =
      Section.many(
          "sensors", 140, (a, b) -> a.source().equals(b.source()) && a.name().equals(b.name()));
}
