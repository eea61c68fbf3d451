package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import assay.host.Ending;
import assay.inventory.Hardware;
import assay.inventory.UsbDevice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// On the machine `qemu-uefi` of the fixtures.
class UsbCollectorTest {
  private static final String STICK = "/sys/bus/usb/devices/2-3";
  private final ScriptedHost host = new ScriptedHost().sysfs("sysfs/qemu-uefi.tsv");

  @Test
  void everythingPluggedInIsListed() {
    Hardware hardware = Outcomes.ok(new UsbCollector().collect(host));
    List<UsbDevice> devices = hardware.all(UsbDevice.SECTION);

    assertEquals(
        List.of("1-1", "1-2", "1-2.1", "2-3"), devices.stream().map(UsbDevice::name).toList());
    assertEquals(
        new UsbDevice(
            "2-3",
            "46f4",
            "0001",
            "QEMU",
            "QEMU USB HARDDRIVE",
            "USB0001",
            "3.00",
            5000.0,
            List.of("mass storage"),
            List.of("usb-storage"),
            null,
            "0000:00:05.0"),
        devices.getLast());
    assertEquals(List.of("hub"), devices.get(1).classes());
    assertEquals(List.of("human interface device"), devices.get(2).classes());
    assertEquals(12.0, devices.get(2).speedMbps());
  }

  @Test
  void whatNoDeviceShouldSayIsLeftOut() {
    host.file(STICK + "/speed", "-1\n")
        .file(STICK + "/removable", "unknown\n")
        .file(STICK + "/serial", "\n")
        .file("/sys/bus/usb/devices/2-3:1.0/bInterfaceClass", "e7\n");
    UsbDevice stick =
        Outcomes.ok(new UsbCollector().collect(host)).all(UsbDevice.SECTION).getLast();

    assertEquals(null, stick.speedMbps());
    assertEquals(null, stick.fixed());
    assertEquals(null, stick.serialNumber());
    assertEquals(List.of("class e7"), stick.classes());
    host.file(STICK + "/removable", "fixed\n").file(STICK + "/speed", "1.5\n");
    stick = Outcomes.ok(new UsbCollector().collect(host)).all(UsbDevice.SECTION).getLast();
    assertEquals(true, stick.fixed());
    assertEquals(1.5, stick.speedMbps());
  }

  @Test
  void noBusIsNoHardwareAndACutReadingIsNone() {
    assertInstanceOf(Outcome.Absent.class, new UsbCollector().collect(new ScriptedHost()));
    host.readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)));
    assertInstanceOf(Outcome.Partial.class, new UsbCollector().collect(host));
  }
}
