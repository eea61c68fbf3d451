package assay.source.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.collector.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PciNamesTest {
  @Test
  void namesVendorDeviceAndClass() {
    PciFunction raid = function("1000", "0060", "010400");
    PciFunction card = function("8086", "10d3", "020000");
    PciFunction unknown = function("1234", "1111", "030000");
    PciFunction unknownSubclass = function("1af4", "1001", "018000");
    PciNames names =
        PciNames.parse(
            Fixtures.bytes("pci/pci.ids"), List.of(raid, card, unknown, unknownSubclass));

    assertEquals("Broadcom / LSI", names.vendor(raid));
    assertEquals("MegaRAID SAS 1078", names.device(raid));
    assertEquals("RAID bus controller", names.className(raid));
    assertEquals("82574L Gigabit Network Connection", names.device(card));
    assertEquals("Ethernet controller", names.className(card));
    assertNull(names.vendor(unknown));
    assertNull(names.device(unknown));
    assertNull(names.className(unknown));
    assertEquals("Virtio block device", names.device(unknownSubclass));
    assertEquals("Mass storage controller", names.className(unknownSubclass));
  }

  @Test
  void keepsOnlyWhatIsWanted() {
    PciNames names =
        PciNames.parse(Fixtures.bytes("pci/pci.ids"), List.of(function("8086", "10d3", "020000")));

    assertEquals(4, names.names().size());
  }

  @Test
  void garbageHasNoNames() {
    byte[] garbage = "\t\t\n\tx\nC \n\u0000\n8086".getBytes(StandardCharsets.UTF_8);

    assertEquals(
        Map.of(), PciNames.parse(garbage, List.of(function("8086", "10d3", null))).names());
  }

  private static PciFunction function(String vendor, String device, @Nullable String classId) {
    return new PciFunction(
        "0000:00:00.0",
        vendor,
        device,
        null,
        null,
        classId,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
