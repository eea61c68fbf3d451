package assay.source.ipmitool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Fixtures;
import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IpmitoolTest {
  @Test
  void readsMcInfo() {
    McInfo info = McInfo.parse(Fixtures.text("ipmitool/mc-info.txt"));

    assertEquals(new McInfo("0.00", "2.0", null, null, null, null), info);
    assertEquals(
        new McInfo(null, "2.0", 674, "DELL Inc", 256, null),
        McInfo.parse(
            """
            IPMI Version              : 2.0
            Manufacturer ID           : 674
            Manufacturer Name         : DELL Inc
            Product ID                : 256 (0x0100)
            Product Name              : Unknown (0x100)
            """));
    assertNull(McInfo.parse(""));
    assertNull(McInfo.parse("Could not open device at /dev/ipmi0\n"));
  }

  @Test
  void readsTheGuid() {
    assertEquals(
        "aabbccdd-0011-2233-4455-66778899aabb",
        McInfo.guid(Fixtures.text("ipmitool/written-mc-guid.txt")));
    assertNull(McInfo.guid(""));
  }

  @Test
  void readsSensorsOfBothKinds() {
    assertEquals(
        List.of(new SensorLine("Watchdog", null, null, "ok", null)),
        SensorLine.parse(Fixtures.text("ipmitool/sdr-elist-states.csv")));
    assertEquals(
        List.of(
            new SensorLine("Ambient Temp", null, null, "ns", null),
            new SensorLine("Fan 1", null, null, "ns", null)),
        SensorLine.parse(Fixtures.text("ipmitool/sdr-elist-no-reading.csv")));
    assertEquals(
        List.of(
            new SensorLine("Inlet Temp", 23.0, "degrees C", "ok", null),
            new SensorLine("Temp", 91.0, "degrees C", "ucr", null),
            new SensorLine("Temp", 35.0, "degrees C", "ok", null),
            new SensorLine("Fan1 RPM", 5880.0, "RPM", "ok", null),
            new SensorLine("Current 1", 0.2, "Amps", "ok", null),
            new SensorLine("PS Redundancy", null, null, "ok", "Fully Redundant"),
            new SensorLine("Drive 0", null, null, "ok", "Drive Present, Drive Fault"),
            new SensorLine("CPU Usage", null, null, "ns", null),
            new SensorLine("Riser 1", null, null, "ns", null)),
        SensorLine.parse(Fixtures.text("ipmitool/written-sdr-elist.csv")));
  }

  @Test
  void readsEvents() {
    List<EventLine> events = EventLine.parse(Fixtures.text("ipmitool/sel-elist.csv"));

    assertEquals(4, events.size());
    EventLine first = events.getFirst();
    assertEquals("0", first.id());
    assertEquals("Temperature Ambient Temp", first.sensor());
    assertEquals("Upper Critical going high", first.event());
    assertTrue(String.valueOf(first.time()).endsWith(" UTC"));
    assertEquals("Failure detected", events.get(1).event());
    assertEquals("Asserted", events.get(1).direction());
    assertEquals("Asserted", first.direction());
    assertEquals("Reading 80 > Threshold 80 degrees C", first.reading());
    assertEquals("OEM record c1", events.get(3).sensor());
    assertEquals("030201,040506070809", events.get(3).event());
    assertNull(events.get(3).direction());

    assertEquals(
        List.of(
            new EventLine("a", null, null, "Power Unit #0x01", "Power off/down", "Asserted", null)),
        EventLine.parse("a, Pre-Init ,0000000012,Power Unit #0x01,Power off/down,Asserted\n"));
    assertEquals(List.of(), EventLine.parse("SEL has no entries\n"));
  }

  @Test
  void readsInventoryStoresThatHoldAnything() {
    List<FruStore> stores = FruStore.parse(Fixtures.text("ipmitool/written-fru-print.txt"));

    assertEquals(List.of(0, 4), stores.stream().map(FruStore::id).toList());
    assertEquals("Builtin FRU Device", stores.getFirst().description());
    assertEquals("BRD-FRU-1", stores.getFirst().fields().get("Board Serial"));
    assertEquals(
        Map.of("Product Manufacturer", "Acme Power", "Product Serial", "PSU-2"),
        stores.getLast().fields());
    assertEquals(List.of(), FruStore.parse(Fixtures.text("ipmitool/fru-unreadable.txt")));
  }

  @Test
  void readsLanSettings() {
    assertEquals(
        new LanSettings(
            "DHCP Address", "192.0.2.17", "255.255.255.0", "192.0.2.1", "00:00:5e:00:53:17", 42),
        LanSettings.parse(Fixtures.text("ipmitool/written-lan-print.txt")));
    assertNull(LanSettings.parse(""));
    LanSettings unset =
        LanSettings.parse("IP Address : 0.0.0.0\n802.1q VLAN ID          : Disabled\n");
    assertNotNull(unset);
    assertNull(unset.ipAddress());
    assertNull(unset.vlanId());
  }

  @Test
  void tellsARefusalFromAFailure() {
    assertTrue(Ipmitool.unsupported(failed("Get Channel Info command failed: Invalid command")));
    assertTrue(Ipmitool.unsupported(failed("Invalid channel: 2")));
    assertFalse(Ipmitool.unsupported(failed("Could not open device at /dev/ipmi0")));
  }

  @Test
  void theFirstQuestionHasAShortLimit() {
    assertEquals(Duration.ofSeconds(20), Ipmitool.mcInfo("ipmi0").limit());
    assertEquals("/dev/ipmi0", Ipmitool.mcInfo("ipmi0").device());
  }

  private static Execution failed(String complaint) {
    return new Execution(
        Command.of("ipmitool"),
        new Ending.Exited(1),
        new byte[0],
        complaint.getBytes(StandardCharsets.UTF_8),
        false,
        Duration.ZERO);
  }
}
