package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.host.Ending;
import assay.inventory.NetworkPort;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EthtoolCollectorTest {
  private final ScriptedHost host =
      new ScriptedHost()
          .sysfs("sysfs/qemu-q35.tsv")
          .answer("ethtool eth0", 0, Fixtures.text("ethtool/virtio_net.txt"))
          .answer("ethtool -i eth0", 0, Fixtures.text("ethtool/virtio_net-driver.txt"))
          .answer("ethtool eth1", 0, Fixtures.text("ethtool/e1000e.txt"))
          .answer("ethtool -i eth1", 0, Fixtures.text("ethtool/e1000e-driver.txt"));

  private List<NetworkPort> ports() {
    return Outcomes.ok(new EthtoolCollector().collect(host)).networkPorts();
  }

  @Test
  void possibleSpeedAndFirmwareAreTold() {
    NetworkPort virtual = ports().getFirst();
    assertEquals("eth0", virtual.name());
    assertNull(virtual.maximumSpeedMbps(), "reports no modes");
    assertNull(virtual.firmware());
    assertEquals(false, virtual.autoNegotiation());
    NetworkPort card = ports().getLast();
    assertEquals(1000, card.maximumSpeedMbps());
    assertEquals("2.1-0", card.firmware());
    assertEquals("Twisted Pair", card.portType());
    assertEquals(true, card.autoNegotiation());
    assertNull(card.macAddress(), "is the kernel's to say");
  }

  @Test
  void modesAreReadToTheLastLine() {
    host.answer("ethtool eth1", 0, Fixtures.text("ethtool/written-mlx5.txt"))
        .answer("ethtool -i eth1", 0, Fixtures.text("ethtool/written-mlx5-driver.txt"));
    NetworkPort card = ports().getLast();
    assertEquals(100_000, card.maximumSpeedMbps());
    assertEquals("16.35.2000 (MT_0000000012)", card.firmware());
    assertEquals("Direct Attach Copper", card.portType());
  }

  @Test
  void aPortThatDoesNotAnswerCostsItsOwnAnswerOnly() {
    host.end("ethtool eth0", new Ending.TimedOut(Duration.ofSeconds(15)))
        .answer(
            "ethtool -i eth0", 71, new byte[0], "Cannot get driver information: No such device");
    Outcome.Partial partial =
        assertInstanceOf(Outcome.Partial.class, new EthtoolCollector().collect(host));
    assertEquals(
        "ethtool eth0: killed after 15 s; ethtool -i eth0: exit status 71, Cannot get driver"
            + " information: No such device",
        partial.reason());
    assertEquals(
        List.of("eth1"),
        partial.hardware().networkPorts().stream().map(NetworkPort::name).toList());
    assertEquals(
        "/sys/class/net/eth0",
        host.commands().getFirst().device(),
        "what gets stuck is not asked again");
  }

  @Test
  void withoutToolOrPortsThereIsNothing() {
    assertInstanceOf(
        Outcome.ToolMissing.class,
        new EthtoolCollector().collect(new ScriptedHost().sysfs("sysfs/qemu-q35.tsv")));
    assertInstanceOf(Outcome.Absent.class, new EthtoolCollector().collect(new ScriptedHost()));
  }

  @Test
  void noiseHasNoSpeed() {
    host.answer("ethtool eth0", 0, "\u0000: x\nSupported link modes: base 99999999999base 7basE\n")
        .answer("ethtool eth1", 0, "Supported link modes:\n\t-5base\n");
    assertNull(ports().getFirst().maximumSpeedMbps());
    assertNull(ports().getLast().maximumSpeedMbps());
  }
}
