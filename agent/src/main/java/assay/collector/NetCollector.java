package assay.collector;

import assay.host.Execution;
import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.NetworkPort;
import assay.inventory.Section;
import assay.source.net.IpAddresses;
import assay.source.net.NetInterface;
import assay.source.net.NetInterfaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Physical network ports, with the addresses they have just now.
final class NetCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "net";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(NetworkPort.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(NetInterfaces.query());
    List<NetInterface> interfaces = NetInterfaces.interfaces(set);
    // Without `ip` there are ports without addresses: addresses come and go, ports are hardware.
    Execution addresses = host.run(IpAddresses.command());
    Map<String, List<String>> byInterface = IpAddresses.parse(addresses.text());
    Outcome outcome =
        Readings.outcome(
            "reading /sys/class/net",
            set,
            Hardware.of(
                NetworkPort.SECTION,
                interfaces.stream()
                    .map(port -> port(port, byInterface.getOrDefault(port.name(), List.of())))
                    .toList()),
            "no network port");
    return outcome instanceof Outcome.Ok(Hardware hardware, List<Finding> findings)
            && !addresses.exited(0)
        ? new Outcome.Partial(hardware, findings, "no addresses: " + Endings.words(addresses))
        : outcome;
  }

  private static NetworkPort port(NetInterface port, List<String> addresses) {
    return new NetworkPort(
        port.name(),
        port.address(),
        port.permanentAddress() ? port.address() : null,
        port.driver(),
        port.operstate(),
        port.carrier(),
        port.speedMbps(),
        port.duplex(),
        port.mtu(),
        new DevicePath(port.devicePath()).pciAddress(),
        null,
        null,
        null,
        null,
        errors(port),
        addresses,
        null);
  }

  private static NetworkPort.@Nullable ErrorCounts errors(NetInterface port) {
    return port.receiveErrors() == null
            && port.transmitErrors() == null
            && port.crcErrors() == null
            && port.carrierLosses() == null
        ? null
        : new NetworkPort.ErrorCounts(
            port.receiveErrors(), port.transmitErrors(), port.crcErrors(), port.carrierLosses());
  }
}
