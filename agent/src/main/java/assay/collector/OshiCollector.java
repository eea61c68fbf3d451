package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Memory;
import assay.inventory.Processor;
import assay.inventory.ProcessorSummary;
import assay.inventory.Section;
import assay.inventory.Sensor;
import assay.source.oshi.OshiCommand;
import assay.source.oshi.OshiReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processors and memory as the running kernel sees them, by OSHI in a child JVM.
///
/// OSHI is never run for a recorded machine: it reads `/proc` and `/sys` of the machine it runs on,
/// and its switches for other paths do not reach the programs it runs, so part of the answer would
/// be this machine's. The answer recorded with the machine is taken, where there is one.
final class OshiCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(150);

  /// One JVM start and OSHI's own programs take over 20 seconds under emulation.
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(120);

  private static final String SOURCE = "oshi";

  /// By name only: of a recorded machine the host knows only the tools recorded with it.
  private static final List<String> RECORDED = List.of("assay");

  private final List<String> self;
  private final boolean recorded;

  /// @param self how the agent itself is started
  /// @param recorded whether the machine audited is a recorded one
  OshiCollector(List<String> self, boolean recorded) {
    this.self = List.copyOf(self);
    this.recorded = recorded;
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  /// Of processors and memory it adds to what others list.
  @Override
  public List<Section<?>> sections() {
    return List.of(Sensor.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    Execution execution =
        host.run(OshiCommand.of(recorded ? RECORDED : self).within(COMMAND_LIMIT));
    OshiReport report = OshiReport.parse(execution.stdout());
    if (report.empty() && recorded) {
      return new Outcome.Skipped("OSHI's answer was not recorded with the machine");
    }
    if (report.empty()) {
      String complaint = execution.errorText().lines().findFirst().orElse("").strip();
      return Endings.nothing(
          complaint.isEmpty() ? "OSHI in a child JVM" : "OSHI in a child JVM, " + complaint,
          execution.ending(),
          List.of());
    }
    List<String> problems = new ArrayList<>(report.errors());
    if (!report.complete()) {
      problems.add("did not come to its end: " + execution.ending().words());
    } else if (!(execution.ending() instanceof Ending.Exited)) {
      problems.add(execution.ending().words());
    }
    Hardware hardware = hardware(report);
    return problems.isEmpty()
        ? new Outcome.Ok(hardware, List.of())
        : new Outcome.Partial(hardware, List.of(), String.join("; ", problems));
  }

  private static Hardware hardware(OshiReport report) {
    ProcessorSummary summary =
        report.threadCount() == null
            ? null
            : new ProcessorSummary(
                report.packageCount(),
                report.coreCount(),
                report.threadCount(),
                report.numaNodeCount());
    Memory memory =
        report.memoryTotalBytes() == null
            ? null
            : new Memory(report.memoryTotalBytes(), null, null, null, null, List.of(), List.of());
    return Hardware.of(ProcessorSummary.SECTION, summary)
        .with(Processor.SECTION, processors(report))
        .with(Memory.SECTION, memory)
        .with(Sensor.SECTION, sensors(report));
  }

  private static List<Processor> processors(OshiReport report) {
    List<Processor.Cache> caches =
        report.caches().stream()
            .map(
                cache ->
                    new Processor.Cache(
                        cache.level(), cache.type(), cache.sizeBytes(), cache.lineSizeBytes()))
            .toList();
    List<Processor> processors = new ArrayList<>();
    for (OshiReport.Package one : report.packages()) {
      processors.add(
          new Processor(
              processors.size(),
              null,
              Boolean.TRUE,
              null,
              null,
              report.processorName(),
              report.processorVendor(),
              report.processorIdentifier(),
              report.microarchitecture(),
              one.coreCount(),
              null,
              one.threadCount(),
              report.maximumFrequencyMegahertz(),
              null,
              null,
              null,
              caches,
              null));
    }
    return processors;
  }

  private static List<Sensor> sensors(OshiReport report) {
    List<Sensor> sensors = new ArrayList<>();
    if (report.cpuTemperatureCelsius() != null) {
      sensors.add(
          new Sensor(
              "CPU temperature", SOURCE, report.cpuTemperatureCelsius(), "degrees C", null, null));
    }
    int fan = 0;
    for (Double speed : report.fanSpeedsRpm()) {
      fan++;
      sensors.add(new Sensor("Fan " + fan, SOURCE, speed, "RPM", null, null));
    }
    if (report.cpuVoltage() != null) {
      sensors.add(new Sensor("CPU voltage", SOURCE, report.cpuVoltage(), "Volts", null, null));
    }
    return sensors;
  }
}
