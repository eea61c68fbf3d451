package assay.source.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.collector.ScriptedHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockDevicesTest {
  @Test
  void whatDoesNotHangOnHardwareIsNoDevice() {
    ScriptedHost host =
        new ScriptedHost()
            .link("/sys/class/block/loop0", "../../devices/virtual/block/loop0")
            .file("/sys/class/block/loop0/size", "8\n")
            .link("/sys/class/block/dm-0", "../../devices/virtual/block/dm-0")
            .link("/sys/class/block/nvme0c1n1", "../../devices/pci0/nvme/nvme0/nvme0c1n1")
            .link("/sys/class/block/nvme0c1n1/device", "../../nvme0")
            .link("/sys/class/block/nvme3n1", "../../devices/pci0/nvme/nvme3/nvme3n1")
            .link("/sys/class/block/nvme3n1/device", "../../nvme3")
            .file("/sys/class/block/nvme3n1/hidden", "1\n")
            .link("/sys/class/block/mmcblk0", "../../devices/platform/mmc0/block/mmcblk0")
            .link("/sys/class/block/mmcblk0/device", "../../mmc0:0001")
            .file("/sys/class/block/mmcblk0/size", "0\n")
            .file("/sys/class/block/mmcblk0/device/name", "SC16G\n")
            .link("/sys/class/block/mmcblk0boot0", "../../devices/platform/mmc0/mmcblk0boot0")
            .link("/sys/class/block/mmcblk0boot0/device", "../../mmc0:0001");

    List<BlockDevice> devices = BlockDevices.devices(host.read(BlockDevices.query()));

    assertEquals(List.of("mmcblk0"), devices.stream().map(BlockDevice::name).toList());
    assertEquals("SC16G", devices.getFirst().model());
    assertNull(devices.getFirst().sizeBytes(), "no medium is no size");
  }

  @Test
  void aUsbDiskHasTheSerialNumberOfItsUsbDevice() {
    String above = "/device/../../../../serial";
    ScriptedHost host =
        new ScriptedHost()
            .link(
                "/sys/class/block/sdb",
                "../../devices/pci0/usb2/2-1/2-1:1.0/host7/target7:0:0/7:0:0:0/block/sdb")
            .link("/sys/class/block/sdb/device", "../../../7:0:0:0")
            .file("/sys/class/block/sdb" + above, "USB0031\n")
            .link(
                "/sys/class/block/sda",
                "../../devices/pci0/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda")
            .link("/sys/class/block/sda/device", "../../../0:0:0:0")
            .file("/sys/class/block/sda" + above, "the controller's\n");

    List<BlockDevice> devices = BlockDevices.devices(host.read(BlockDevices.query()));

    assertEquals(
        List.of(Map.of(), Map.of("usb", "USB0031")),
        devices.stream().map(BlockDevice::serials).toList());
  }

  @Test
  void aDamagedVpdPageIsReadAsFarAsItGoes() {
    assertEquals("AB", BlockDevices.unitSerialNumber(new byte[] {0, -128, 0, 20, 'A', 'B'}));
    assertEquals("AB", BlockDevices.unitSerialNumber(new byte[] {0, -128, 0, 2, 'A', 'B', 'C'}));
    assertNull(BlockDevices.unitSerialNumber(new byte[] {0, -128, 0, 2, ' ', 0}));
    assertNull(BlockDevices.unitSerialNumber(new byte[] {0, -128}));
    assertNull(BlockDevices.unitSerialNumber(new byte[0]));
  }
}
