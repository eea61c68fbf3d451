package assay.source.oshi;

import assay.source.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a [OshiProbe] printed. OSHI writes `unknown`, 0 or an empty text for what it does not know;
/// all of these are absent here.
///
/// @param complete whether the probe reached its end
/// @param errors parts that broke, one line each
public record OshiReport(
    @Nullable String processorVendor,
    @Nullable String processorName,
    @Nullable String processorIdentifier,
    @Nullable String microarchitecture,
    @Nullable Integer maximumFrequencyMegahertz,
    @Nullable Integer packageCount,
    @Nullable Integer coreCount,
    @Nullable Integer threadCount,
    @Nullable Integer numaNodeCount,
    List<Package> packages,
    List<Cache> caches,
    @Nullable Long memoryTotalBytes,
    @Nullable Double cpuTemperatureCelsius,
    List<Double> fanSpeedsRpm,
    @Nullable Double cpuVoltage,
    boolean complete,
    List<String> errors) {
  private static final long HERTZ_PER_MEGAHERTZ = 1_000_000;

  /// One processor package.
  public record Package(
      @Nullable Integer number, @Nullable Integer coreCount, @Nullable Integer threadCount) {}

  /// One kind of cache.
  public record Cache(
      int level,
      @Nullable String type,
      @Nullable Long sizeBytes,
      @Nullable Integer lineSizeBytes) {}

  /// Whether anything was learnt.
  public boolean empty() {
    return threadCount == null && processorName == null && memoryTotalBytes == null;
  }

  /// Reads the lines that are whole; other lines, such as a log's, are passed over.
  public static OshiReport parse(byte[] output) {
    JsonNode processor = null;
    JsonNode memory = null;
    JsonNode sensors = null;
    boolean complete = false;
    List<String> errors = new ArrayList<>();
    for (String line :
        (Iterable<String>) new String(output, StandardCharsets.UTF_8).lines()::iterator) {
      JsonNode part = Json.parse(line.getBytes(StandardCharsets.UTF_8));
      String name = part == null ? null : Json.text(part, "part");
      if (part == null || name == null) {
        continue;
      }
      String error = Json.text(part, "error");
      if (error != null) {
        errors.add(name + ": " + error);
      }
      switch (name) {
        case "processor" -> processor = part;
        case "memory" -> memory = part;
        case "sensors" -> sensors = part;
        case "end" -> complete = true;
        default -> {
          // For people only: what OSHI makes of facts the other sources have at first hand.
        }
      }
    }
    JsonNode none = MissingNode.getInstance();
    return of(
        processor == null ? none : processor,
        memory == null ? none : memory,
        sensors == null ? none : sensors,
        complete,
        List.copyOf(errors));
  }

  private static OshiReport of(
      JsonNode processor,
      JsonNode memory,
      JsonNode sensors,
      boolean complete,
      List<String> errors) {
    Long hertz = positive(Json.number(processor, "maximumFrequencyHertz"));
    return new OshiReport(
        known(Json.text(processor, "vendor")),
        known(Json.text(processor, "name")),
        known(Json.text(processor, "identifier")),
        known(Json.text(processor, "microarchitecture")),
        hertz == null
            ? null
            : Integer.valueOf((int) Math.min(hertz / HERTZ_PER_MEGAHERTZ, Integer.MAX_VALUE)),
        positive(Json.small(processor, "packageCount")),
        positive(Json.small(processor, "coreCount")),
        positive(Json.small(processor, "threadCount")),
        positive(Json.small(processor, "numaNodeCount")),
        packages(processor),
        caches(processor),
        positive(Json.number(memory, "totalBytes")),
        positive(decimal(sensors.path("cpuTemperatureCelsius"))),
        fans(sensors),
        positive(decimal(sensors.path("cpuVoltage"))),
        complete,
        errors);
  }

  private static List<Package> packages(JsonNode processor) {
    List<Package> packages = new ArrayList<>();
    for (JsonNode entry : processor.path("packages")) {
      packages.add(
          new Package(
              Json.small(entry, "number"),
              positive(Json.small(entry, "coreCount")),
              positive(Json.small(entry, "threadCount"))));
    }
    return List.copyOf(packages);
  }

  private static List<Cache> caches(JsonNode processor) {
    List<Cache> caches = new ArrayList<>();
    for (JsonNode entry : processor.path("caches")) {
      Integer level = positive(Json.small(entry, "level"));
      String type = Json.text(entry, "type");
      if (level != null) {
        caches.add(
            new Cache(
                level,
                type == null ? null : type.toLowerCase(Locale.ROOT),
                positive(Json.number(entry, "sizeBytes")),
                positive(Json.small(entry, "lineSizeBytes"))));
      }
    }
    return List.copyOf(caches);
  }

  private static List<Double> fans(JsonNode sensors) {
    List<Double> fans = new ArrayList<>();
    for (JsonNode fan : sensors.path("fanSpeedsRpm")) {
      Double speed = positive(decimal(fan));
      if (speed != null) {
        fans.add(speed);
      }
    }
    return List.copyOf(fans);
  }

  private static @Nullable Double decimal(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }

  private static <N extends Number> @Nullable N positive(@Nullable N number) {
    return number == null || !(number.doubleValue() > 0) ? null : number;
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.equalsIgnoreCase("unknown") ? null : text;
  }
}
