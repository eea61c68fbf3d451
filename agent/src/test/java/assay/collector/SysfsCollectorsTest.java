package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.host.Ending;
import assay.inventory.Drive;
import assay.inventory.Hardware;
import assay.inventory.NetworkPort;
import assay.inventory.OpticalDrive;
import assay.inventory.PciDevice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Collectors that read `/sys` only, on the machine `qemu-q35` of the fixtures.
class SysfsCollectorsTest {
  private final ScriptedHost host = new ScriptedHost().sysfs("sysfs/qemu-q35.tsv");

  @Test
  void blockFindsEveryDriveAsQemuWasTold() {
    Hardware hardware = Outcomes.ok(new BlockCollector().collect(host));

    assertEquals(
        List.of("nvme0n1", "sda", "sdb", "sdc", "vda"),
        hardware.drives().stream().map(Drive::name).toList());
    Drive nvme = hardware.drives().get(0);
    assertEquals("NVME0001", nvme.serialNumber());
    assertEquals("QEMU NVMe Ctrl", nvme.model());
    assertEquals("7.2.22", nvme.firmware());
    assertEquals("nvme", nvme.transport());
    assertEquals("0000:00:04.0", nvme.pciAddress());
    assertEquals(false, nvme.rotational());
    assertNull(nvme.wwn(), "made of model and serial number, so no world wide name");
    Drive sata = hardware.drives().get(1);
    assertEquals("/dev/sda", sata.path());
    assertEquals("ASSAY-SATA", sata.model());
    assertNull(sata.vendor());
    assertEquals("SATA0001", sata.serialNumber());
    assertEquals(Map.of("vpd", "SATA0001"), sata.serialNumberSources());
    assertEquals("1.23", sata.firmware());
    assertEquals(268435456L, sata.sizeBytes());
    assertEquals("0x5000c50015ea71aa", sata.wwn());
    assertEquals("ata", sata.transport());
    assertEquals(true, sata.rotational());
    assertEquals(false, sata.removable());
    assertEquals(512, sata.logicalBlockSizeBytes());
    assertEquals("0000:00:1f.2", sata.pciAddress());
    assertEquals(
        List.of(new Drive.Partition("sda1", 67108864L), new Drive.Partition("sda2", 134217728L)),
        sata.partitions());
    Drive behindRaid = hardware.drives().get(2);
    assertEquals("SAS0001", behindRaid.serialNumber());
    assertEquals("QEMU", behindRaid.vendor());
    assertEquals("scsi", behindRaid.transport());
    assertEquals("0x5000c500abcdef01", behindRaid.wwn());
    assertEquals("usb", hardware.drives().get(3).transport());
    Drive virtio = hardware.drives().get(4);
    assertEquals("virtio", virtio.transport());
    assertEquals("VIRTIO01", virtio.serialNumber());
    assertNull(virtio.vendor(), "a number, not a name");
    assertEquals(
        List.of(new OpticalDrive("sr0", "QEMU", "QEMU DVD-ROM", "2.5+", "ata", "0000:00:1f.2")),
        hardware.opticalDrives());
  }

  @Test
  void pciNamesDevicesAndMissesDrivers() {
    host.file("/usr/share/misc/pci.ids", Fixtures.bytes("pci/pci.ids"))
        .without("/sys/bus/pci/devices/0000:00:03.0/driver");
    Outcome outcome = new PciCollector().collect(host);
    List<PciDevice> devices = Outcomes.ok(outcome).pciDevices();

    assertEquals(12, devices.size());
    PciDevice card = devices.get(3);
    assertEquals("0000:00:03.0", card.address());
    assertEquals("8086", card.vendorId());
    assertEquals("10d3", card.deviceId());
    assertEquals("82574L Gigabit Network Connection", card.device());
    assertEquals("Ethernet controller", card.className());
    assertEquals("020000", card.classId());
    assertNull(card.linkWidth(), "0 and 255 are no width");
    assertNull(card.maximumLinkWidth());
    assertNull(card.linkSpeedGigatransfers());
    assertNull(card.numaNode());
    assertEquals("nvme", devices.get(4).driver());
    assertEquals(List.of("device_without_driver warning 0000:00:03.0"), Outcomes.findings(outcome));
  }

  @Test
  void pciLinksAreRead() {
    String folder = "/sys/bus/pci/devices/0000:01:00.0/";
    ScriptedHost other =
        new ScriptedHost()
            .file(folder + "vendor", "0x15b3\n")
            .file(folder + "subsystem_vendor", "0x0000\n")
            .file(folder + "subsystem_device", "0x0000\n")
            .file(folder + "current_link_speed", "8.0 GT/s PCIe\n")
            .file(folder + "max_link_speed", "16.0 GT/s PCIe\n")
            .file(folder + "current_link_width", "8\n")
            .file(folder + "max_link_width", "16\n")
            .file(folder + "numa_node", "1\n");
    PciDevice device = Outcomes.ok(new PciCollector().collect(other)).pciDevices().getFirst();

    assertEquals(8.0, device.linkSpeedGigatransfers());
    assertEquals(16.0, device.maximumLinkSpeedGigatransfers());
    assertEquals(8, device.linkWidth());
    assertEquals(16, device.maximumLinkWidth());
    assertEquals(1, device.numaNode());
    assertNull(device.vendor(), "there is no pci.ids");
    assertNull(device.subsystemVendorId());
    assertNull(device.subsystemDeviceId());
  }

  @Test
  void whatALinkCanReachIsWhatBothItsEndsCan() {
    String port = "/sys/bus/pci/devices/0000:00:02.0/";
    String card = "/sys/bus/pci/devices/0000:01:00.0/";
    ScriptedHost other =
        new ScriptedHost()
            .link("/sys/bus/pci/devices/0000:00:02.0", "../../../devices/pci0000:00/0000:00:02.0")
            .link(
                "/sys/bus/pci/devices/0000:01:00.0",
                "../../../devices/pci0000:00/0000:00:02.0/0000:01:00.0")
            .file(port + "max_link_speed", "32.0 GT/s PCIe\n")
            .file(port + "max_link_width", "8\n")
            .file(port + "aer_dev_correctable", "RxErr 2\nBadTLP 1\nTOTAL_ERR_COR 3\n")
            .file(port + "aer_dev_nonfatal", "Undefined 0\nTOTAL_ERR_NONFATAL 0\n")
            .file(port + "aer_dev_fatal", "DLP 0\nTOTAL_ERR_FATAL x\n")
            .file(card + "max_link_speed", "16.0 GT/s PCIe\n")
            .file(card + "max_link_width", "16\n")
            .file(card + "current_link_width", "4\n");
    List<PciDevice> devices = Outcomes.ok(new PciCollector().collect(other)).pciDevices();

    assertNull(devices.getFirst().parentAddress());
    assertNull(devices.getFirst().reachableLinkWidth(), "nothing is above it");
    assertEquals(new PciDevice.ErrorCounts(3, 0, null), devices.getFirst().errors());
    assertEquals("0000:00:02.0", devices.getLast().parentAddress());
    assertEquals(16.0, devices.getLast().reachableLinkSpeedGigatransfers());
    assertEquals(8, devices.getLast().reachableLinkWidth());
    assertEquals(4, devices.getLast().linkWidth());
    assertNull(devices.getLast().errors());
  }

  @Test
  void netFindsPortsAndAddresses() {
    host.answer("ip -o addr", 0, Fixtures.text("ip/addr-busybox.txt"));
    List<NetworkPort> ports = Outcomes.ok(new NetCollector().collect(host)).networkPorts();

    assertEquals(
        List.of(
            new NetworkPort(
                "eth0",
                "52:54:00:12:34:56",
                "52:54:00:12:34:56",
                "virtio_net",
                "up",
                true,
                null,
                null,
                1500,
                "0000:00:02.0",
                List.of("10.0.2.15/24", "fec0::5054:ff:fe12:3456/64", "fe80::5054:ff:fe12:3456/64"),
                null),
            new NetworkPort(
                "eth1",
                "52:54:00:ab:cd:01",
                "52:54:00:ab:cd:01",
                "e1000e",
                "up",
                true,
                1000,
                "full",
                1500,
                "0000:00:03.0",
                List.of("fec0::5054:ff:feab:cd01/64", "fe80::5054:ff:feab:cd01/64"),
                null)),
        ports);
  }

  @Test
  void portsWithoutAddressesSayWhyTheyHaveNone() {
    Outcome.Partial outcome =
        assertInstanceOf(Outcome.Partial.class, new NetCollector().collect(host));
    assertEquals(2, outcome.hardware().networkPorts().size());
    assertEquals("no addresses: ip -o addr: ip is not installed", outcome.reason());
  }

  @Test
  void aPortThatIsDownHasNoCarrierAndNoSpeed() {
    host.answer("ip -o addr", 0, "");
    host.file("/sys/class/net/eth1/carrier", "")
        .file("/sys/class/net/eth1/speed", "")
        .file("/sys/class/net/eth1/operstate", "down\n");
    NetworkPort port = Outcomes.ok(new NetCollector().collect(host)).networkPorts().get(1);

    assertNull(port.carrier());
    assertNull(port.speedMbps());
    assertEquals("down", port.operationalState());
    assertEquals(List.of(), port.addresses(), "no ip on this machine");
  }

  @Test
  void nothingThereIsAbsent() {
    ScriptedHost empty = new ScriptedHost();

    assertInstanceOf(Outcome.Absent.class, new BlockCollector().collect(empty));
    assertInstanceOf(Outcome.Absent.class, new PciCollector().collect(empty));
    assertInstanceOf(Outcome.Absent.class, new NetCollector().collect(empty));
  }

  @Test
  void aReadingThatIsKilledKeepsWhatItHad() {
    host.readingEnds(new Ending.TimedOut(Duration.ofSeconds(30)));
    Outcome.Partial partial = Outcomes.partial(new BlockCollector().collect(host));

    assertEquals(5, partial.hardware().drives().size());
    assertEquals("reading /sys/class/block: killed after 30 s", partial.reason());
    assertInstanceOf(
        Outcome.TimedOut.class,
        new BlockCollector()
            .collect(new ScriptedHost().readingEnds(new Ending.TimedOut(Duration.ofSeconds(30)))));
  }
}
