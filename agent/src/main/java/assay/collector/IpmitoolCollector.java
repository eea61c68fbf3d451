package assay.collector;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Bmc;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Sensor;
import assay.rules.Catalogue;
import assay.source.ipmitool.EventLine;
import assay.source.ipmitool.FruStore;
import assay.source.ipmitool.Ipmitool;
import assay.source.ipmitool.LanSettings;
import assay.source.ipmitool.McInfo;
import assay.source.ipmitool.SensorLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The management controller, its sensors, event log, inventory and network settings.
///
/// A dead controller takes 15 seconds for each question, so one cheap question comes first; nothing
/// more is asked of a controller that did not answer it, and none after one that took too long.
final class IpmitoolCollector implements Collector {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int NEWEST_EVENTS = 20;

  /// LAN channels have numbers from 1 to 11 (IPMI 2.0 section 6.3).
  private static final int LAST_CHANNEL = 11;

  @Override
  public String name() {
    return Ipmitool.TOOL;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Bmc.SECTION, Sensor.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(Ipmitool.query());
    List<String> devices = Ipmitool.devices(set);
    if (devices.isEmpty()) {
      return set.whole()
          ? withoutDevice(Ipmitool.announced(set))
          : Endings.nothing("reading /sys/class/ipmi", set.ending());
    }
    String device = devices.getFirst();
    Execution gate = host.run(Ipmitool.mcInfo(device));
    McInfo info = McInfo.parse(gate.text());
    if (info == null) {
      return gate.ending() instanceof Ending.ToolMissing(String tool)
          ? new Outcome.ToolMissing(tool)
          : Endings.nothing(
              "ipmitool mc info on " + device,
              gate.ending(),
              List.of(unresponsive(Endings.words(gate), device)));
    }
    return new Questions(host, device).ask(info);
  }

  /// The kernel's driver keeps no device for a controller that did not answer when it was loaded.
  private static Outcome withoutDevice(boolean announced) {
    return announced
        ? new Outcome.Failed(
            "the firmware names a management controller, the kernel has no device for it",
            List.of(unresponsive("the kernel has no device for it", null)))
        : new Outcome.Absent("no IPMI device");
  }

  private static Finding unresponsive(String why, @Nullable String device) {
    return Catalogue.event(
        "bmc_unresponsive", "the management controller does not answer: " + why, device);
  }

  /// The questions to a controller that answers.
  private static final class Questions {
    private final Host host;
    private final String device;
    private final List<String> problems = new ArrayList<>();
    private boolean silent;

    Questions(Host host, String device) {
      this.host = host;
      this.device = device;
    }

    Outcome ask(McInfo info) {
      List<Sensor> sensors =
          SensorLine.parse(answer(Ipmitool.sensors(device))).stream()
              .map(Questions::sensor)
              .toList();
      int problemsBefore = problems.size();
      String log = answer(Ipmitool.events(device));
      boolean logRead = !silent && problems.size() == problemsBefore;
      Bmc.EventLog events = logRead ? events(EventLine.parse(log)) : null;
      List<Bmc.Fru> fru =
          FruStore.parse(answer(Ipmitool.fru(device))).stream()
              .map(store -> new Bmc.Fru(store.id(), store.description(), store.fields()))
              .toList();
      Bmc bmc =
          new Bmc(
              device,
              info.firmwareRevision(),
              info.ipmiVersion(),
              info.manufacturerId(),
              info.manufacturerName(),
              info.productId(),
              info.productName(),
              McInfo.guid(answer(Ipmitool.mcGuid(device))),
              lanChannels(),
              fru,
              events);
      Hardware hardware = Hardware.of(Bmc.SECTION, bmc).with(Sensor.SECTION, sensors);
      return problems.isEmpty()
          ? new Outcome.Ok(hardware, List.of())
          : new Outcome.Partial(hardware, List.of(), String.join("; ", problems));
    }

    /// What it prints; empty, with a problem noted, when it did not answer. A controller that does
    /// not know a command has answered; ipmitool ends with 1 for an empty inventory as well.
    private String answer(Command command) {
      return silent ? "" : answer(host.run(command));
    }

    private String answer(Execution execution) {
      boolean exited = execution.ending() instanceof Ending.Exited;
      silent = !exited;
      boolean printed = !execution.text().isBlank();
      if (!exited
          || execution.truncated()
          || !execution.exited(0) && !printed && !Ipmitool.unsupported(execution)) {
        problems.add(Endings.words(execution));
      }
      return execution.text();
    }

    private List<Bmc.LanChannel> lanChannels() {
      List<Bmc.LanChannel> channels = new ArrayList<>();
      for (int channel = 1; channel <= LAST_CHANNEL && !silent; channel++) {
        Execution execution = host.run(Ipmitool.lan(device, channel));
        LanSettings lan = LanSettings.parse(answer(execution));
        if (lan != null) {
          channels.add(
              new Bmc.LanChannel(
                  channel,
                  lan.ipAddressSource(),
                  lan.ipAddress(),
                  lan.subnetMask(),
                  lan.gateway(),
                  lan.macAddress(),
                  lan.vlanId()));
        }
        if (Ipmitool.channelsUnknown(execution)) {
          break;
        }
      }
      return channels;
    }

    private static Bmc.EventLog events(List<EventLine> lines) {
      return new Bmc.EventLog(
          lines.size(),
          lines.subList(Math.max(0, lines.size() - NEWEST_EVENTS), lines.size()).stream()
              .map(
                  line ->
                      new Bmc.Event(
                          line.id(),
                          line.date(),
                          line.time(),
                          line.sensor(),
                          line.reading() == null
                              ? line.event()
                              : line.event() + ", " + line.reading(),
                          line.direction()))
              .toList());
    }

    private static Sensor sensor(SensorLine line) {
      return new Sensor(
          line.name(), "ipmi", line.reading(), line.unit(), line.status(), line.state());
    }
  }
}
