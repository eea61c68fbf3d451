package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.source.block.BlockDevices;
import assay.source.smartctl.ScannedDevice;
import org.junit.jupiter.api.Test;

class ControllersTest {
  private final ScriptedHost host =
      new ScriptedHost()
          .link(
              "/sys/class/block/sda", "../../devices/pci0000:00/0000:00:1f.2/ata1/host0/block/sda")
          .link("/sys/class/block/sda/device", "../../../0:0:0:0")
          .link("/sys/class/block/sdb", "../../devices/pci0000:00/0000:02:00.0/host6/block/sdb")
          .link("/sys/class/block/sdb/device", "../../../6:0:0:0")
          .link("/sys/class/block/sdc", "../../devices/platform/soc/host7/block/sdc")
          .link("/sys/class/block/sdc/device", "../../../7:0:0:0");

  private String of(String path, String type) {
    return Controllers.of(BlockDevices.devices(host.read(BlockDevices.query())))
        .of(new SmartTarget("any", null, new ScannedDevice(path, type)));
  }

  @Test
  void thePciFunctionElseTheHostAdapter() {
    assertEquals("0000:00:1f.2", of("/dev/sda", ""));
    assertEquals("host7", of("/dev/sdc", ""));
    assertEquals("", of("/dev/sdz", ""), "what is not known shares one place");
  }

  @Test
  void aVolumeAndTheDrivesBehindItsControllerShareIt() {
    assertEquals("0000:02:00.0", of("/dev/sdb", ""));
    assertEquals("0000:02:00.0", of("/dev/bus/6", "megaraid,0"));
    assertEquals("0000:02:00.0", of("/dev/sdb", "cciss,1"));
    assertEquals("host9", of("/dev/bus/9", "megaraid,0"), "a controller without a volume");
  }
}
