package assay.source.oshi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.LogicalProcessor;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.ComputerSystem;
import oshi.hardware.GlobalMemory;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.Sensors;
import oshi.nativefree.SystemInfo;
import oshi.software.os.OperatingSystem;

/// The child's side: asks OSHI and prints one JSON object a line, each flushed at once, so that a
/// child killed at its limit leaves what it had. Parts that may run other programs come last.
///
/// This is the one place that does not go through the host: it is itself a bounded command.
public final class OshiProbe {
  private final OutputStream out;
  private final ObjectMapper mapper = new ObjectMapper();

  private OshiProbe(OutputStream out) {
    this.out = out;
  }

  /// Prints everything OSHI knows; a part that breaks costs itself only.
  public static void print(OutputStream out) {
    OshiProbe probe = new OshiProbe(out);
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    probe.part("processor", () -> processor(hardware.getProcessor()));
    probe.part("memory", () -> memory(hardware.getMemory()));
    probe.part("sensors", () -> sensors(hardware.getSensors()));
    probe.part("operatingSystem", () -> operatingSystem(system.getOperatingSystem()));
    probe.part("computerSystem", () -> computerSystem(hardware.getComputerSystem()));
    probe.part("graphicsCards", () -> Map.of("cards", cards(hardware.getGraphicsCards())));
    probe.line(Map.of("part", "end"));
  }

  private void part(String name, Supplier<Map<String, ?>> content) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("part", name);
    try {
      line.putAll(content.get());
    } catch (RuntimeException | LinkageError e) {
      line.put("error", e.toString());
    }
    line(line);
  }

  private void line(Map<String, ?> line) {
    try {
      out.write(mapper.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot print", e);
    }
  }

  private static Map<String, Object> processor(CentralProcessor processor) {
    ProcessorIdentifier identifier = processor.getProcessorIdentifier();
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("vendor", identifier.getVendor());
    part.put("name", identifier.getName());
    part.put("identifier", identifier.getIdentifier());
    part.put("microarchitecture", identifier.getMicroarchitecture());
    part.put("maximumFrequencyHertz", processor.getMaxFreq());
    part.put("packageCount", processor.getPhysicalPackageCount());
    part.put("coreCount", processor.getPhysicalProcessorCount());
    part.put("threadCount", processor.getLogicalProcessorCount());
    part.put(
        "numaNodeCount",
        processor.getLogicalProcessors().stream()
            .map(LogicalProcessor::getNumaNode)
            .distinct()
            .count());
    part.put("packages", packages(processor.getLogicalProcessors()));
    part.put(
        "caches",
        processor.getProcessorCaches().stream()
            .map(
                cache ->
                    Map.of(
                        "level", cache.getLevel(),
                        "type", cache.getType().toString(),
                        "sizeBytes", cache.getCacheSize(),
                        "lineSizeBytes", cache.getLineSize()))
            .toList());
    return part;
  }

  private static List<Map<String, Object>> packages(List<LogicalProcessor> processors) {
    Map<Integer, List<LogicalProcessor>> byPackage = new TreeMap<>();
    for (LogicalProcessor processor : processors) {
      byPackage
          .computeIfAbsent(processor.getPhysicalPackageNumber(), number -> new ArrayList<>())
          .add(processor);
    }
    List<Map<String, Object>> packages = new ArrayList<>();
    byPackage.forEach(
        (number, members) ->
            packages.add(
                Map.of(
                    "number", number,
                    "threadCount", members.size(),
                    "coreCount",
                        members.stream()
                            .map(LogicalProcessor::getPhysicalProcessorNumber)
                            .distinct()
                            .count())));
    return packages;
  }

  private static Map<String, Object> memory(GlobalMemory memory) {
    return Map.of("totalBytes", memory.getTotal(), "availableBytes", memory.getAvailable());
  }

  private static Map<String, Object> sensors(Sensors sensors) {
    return Map.of(
        "cpuTemperatureCelsius", sensors.getCpuTemperature(),
        "fanSpeedsRpm", sensors.getFanSpeeds(),
        "cpuVoltage", sensors.getCpuVoltage());
  }

  private static Map<String, Object> operatingSystem(OperatingSystem system) {
    return Map.of(
        "family", system.getFamily(),
        "version", system.getVersionInfo().toString(),
        "hostName", system.getNetworkParams().getHostName(),
        "uptimeSeconds", system.getSystemUptime());
  }

  private static Map<String, Object> computerSystem(ComputerSystem system) {
    return Map.of(
        "manufacturer", system.getManufacturer(),
        "model", system.getModel(),
        "serialNumber", system.getSerialNumber(),
        "hardwareUuid", system.getHardwareUUID(),
        "baseboardSerialNumber", system.getBaseboard().getSerialNumber());
  }

  private static List<Map<String, Object>> cards(List<GraphicsCard> cards) {
    return cards.stream()
        .map(
            card ->
                Map.<String, Object>of(
                    "name", card.getName(),
                    "vendor", card.getVendor(),
                    "deviceId", card.getDeviceId(),
                    "memoryBytes", card.getVRam()))
        .toList();
  }
}
