package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.source.block.BlockDevices;
import assay.source.smartctl.ScannedDevice;
import java.util.List;
import java.util.stream.Stream;
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

  private static final ScannedDevice BEHIND = new ScannedDevice("/dev/bus/6", "megaraid,0");

  ControllersTest() {
    host.link(
            "/sys/class/block/sdd",
            "../../devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host8/block/sdd")
        .link("/sys/class/block/sdd/device", "../../../8:0:0:0");
  }

  private String shared(ScannedDevice device, ScannedDevice... others) {
    List<SmartTarget> targets =
        Stream.concat(Stream.of(device), Stream.of(others))
            .map(any -> new SmartTarget("any", null, any))
            .toList();
    return Controllers.of(BlockDevices.devices(host.read(BlockDevices.query())), targets)
        .shared(targets.getFirst())
        .orElse("nothing");
  }

  private static ScannedDevice plain(String path) {
    return new ScannedDevice(path, "");
  }

  @Test
  void drivesOfAPlainControllerShareNothing() {
    assertEquals("nothing", shared(plain("/dev/sda"), BEHIND));
    assertEquals("nothing", shared(plain("/dev/sdb")), "a host adapter without RAID firmware");
    assertEquals("nothing", shared(plain("/dev/sdc"), BEHIND));
    assertEquals("nothing", shared(plain("/dev/sdz"), BEHIND), "not known");
  }

  @Test
  void aVolumeAndTheDrivesBehindItsControllerShareIt() {
    assertEquals("0000:02:00.0", shared(plain("/dev/sdb"), BEHIND));
    assertEquals("0000:02:00.0", shared(BEHIND));
    assertEquals("0000:02:00.0", shared(new ScannedDevice("/dev/sdb", "cciss,1")));
    assertEquals(
        "host9",
        shared(new ScannedDevice("/dev/bus/9", "megaraid,0")),
        "a controller without a volume");
  }

  @Test
  void drivesBehindAUsbBridgeShareIt() {
    assertEquals("host8", shared(plain("/dev/sdd"), BEHIND));
  }
}
