package assay.collector;

import assay.host.Execution;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.NetworkPort;
import assay.inventory.Section;
import assay.source.ethtool.Ethtool;
import assay.source.net.NetInterface;
import assay.source.net.NetInterfaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the ports could do, and their firmware: the driver is asked, and it may ask the card.
final class EthtoolCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Duration PORT_LIMIT = Duration.ofSeconds(15);

  @Override
  public String name() {
    return Ethtool.TOOL;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of();
  }

  @Override
  public Outcome collect(Host host) {
    List<NetInterface> interfaces = NetInterfaces.interfaces(host.read(NetInterfaces.query()));
    List<NetworkPort> ports = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Execution last = null;
    for (NetInterface port : interfaces) {
      Execution link = host.run(Ethtool.link(port.name()).within(PORT_LIMIT));
      Execution driver = host.run(Ethtool.driver(port.name()).within(PORT_LIMIT));
      Map<String, String> linkFields = answer(link, problems);
      Map<String, String> driverFields = answer(driver, problems);
      if (!linkFields.isEmpty() || !driverFields.isEmpty()) {
        ports.add(port(port.name(), linkFields, driverFields));
      }
      last = driver;
    }
    if (last == null) {
      return new Outcome.Absent("no network port");
    }
    Hardware hardware = Hardware.of(NetworkPort.SECTION, ports);
    if (ports.isEmpty()) {
      return Endings.nothing(String.join("; ", problems), last.ending(), List.of());
    }
    return problems.isEmpty()
        ? new Outcome.Ok(hardware, List.of())
        : new Outcome.Partial(hardware, List.of(), String.join("; ", problems));
  }

  /// A driver need not answer each question; ethtool says so with a status other than 0 and still
  /// prints what it has.
  private static Map<String, String> answer(Execution execution, List<String> problems) {
    if (!execution.exited(0)) {
      problems.add(Endings.words(execution));
    }
    return Ethtool.parse(execution.text());
  }

  private static NetworkPort port(
      String name, Map<String, String> link, Map<String, String> driver) {
    return new NetworkPort(
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        driver.get("firmware-version"),
        Ethtool.maximumSpeedMbps(link),
        link.get("Port"),
        onOff(link.get("Auto-negotiation")),
        null,
        List.of(),
        null);
  }

  private static @Nullable Boolean onOff(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "on" -> Boolean.TRUE;
      case "off" -> Boolean.FALSE;
      default -> null;
    };
  }
}
