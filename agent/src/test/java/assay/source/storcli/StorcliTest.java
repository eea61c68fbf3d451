package assay.source.storcli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.collector.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorcliTest {
  private static List<StorcliController> controllers(String fixture) {
    return assertNotNullList(Storcli.controllers(Fixtures.bytes(fixture)));
  }

  private static <T> List<T> assertNotNullList(List<T> list) {
    assertNotNull(list);
    return list;
  }

  @Test
  void readsAController() {
    StorcliController one = controllers("storcli/written-controllers.json").getFirst();

    assertEquals(0, one.number());
    assertEquals("0000:00:08.0", one.pciAddress());
    assertEquals("AVAGO MegaRAID SAS 9361-8i", one.model());
    assertEquals("SV00000001", one.serialNumber());
    assertEquals("24.21.0-0148", one.firmwareVersion());
    assertEquals("megaraid_sas", one.driver());
    assertEquals("Optimal", one.status());
    assertEquals(
        List.of(new StorcliController.Backup("CacheVault", "CVPM02", "Optimal", 28)),
        one.backups());
    assertEquals(
        List.of(new StorcliController.Volume("0/0", "system", "RAID1", "Optl", "278.875 GB")),
        one.volumes());
    assertEquals("0", one.volumes().getFirst().group());
    assertEquals(3, one.drives().size());
    assertEquals(
        new StorcliController.Drive("252:0", "0", "Onln", "ST300MM0008", "278.875 GB"),
        one.drives().getFirst());
    assertNull(one.drives().getLast().group(), "a dash is none");
  }

  @Test
  void readsTheDrivesPages() {
    List<StorcliDrive> drives =
        assertNotNullList(Storcli.drives(Fixtures.bytes("storcli/written-failing-drives.json")));

    assertEquals(6, drives.size());
    assertEquals(
        new StorcliDrive(0, "32:0", "W1", "0003", 12L, 0L, 0L, false, 31), drives.getFirst());
    assertEquals(
        new StorcliDrive(1, ":0", "S0000009", "0001", 0L, 4L, 0L, true, null), drives.getLast());
  }

  @Test
  void aMachineWithoutAControllerIsAProblemInItsWords() {
    byte[] none = Fixtures.bytes("storcli/written-none.json");
    assertEquals(List.of(), Storcli.controllers(none));
    assertEquals(List.of("No Controller found"), Storcli.problems(none));
    assertEquals(List.of(), Storcli.problems(Fixtures.bytes("storcli/written-controllers.json")));
  }

  @Test
  void whatIsNotWholeIsNoAnswer() {
    byte[] whole = Fixtures.bytes("storcli/written-controllers.json");
    assertNull(Storcli.controllers(Arrays.copyOf(whole, whole.length / 2)));
    assertNull(Storcli.drives("{\"Controllers\":7}".getBytes(StandardCharsets.UTF_8)));
    String strange =
        """
        {"Controllers":[7, {"Response Data":{"Basics":{"PCI Address":"x","Model":[]},
        "VD LIST":{"a":1},"PD LIST":[{"DG":true}, "x"],
        "Cachevault_Info":["x"]}}]}
        """;
    StorcliController read =
        assertNotNullList(Storcli.controllers(strange.getBytes(StandardCharsets.UTF_8))).getFirst();
    assertEquals(
        new StorcliController(
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new StorcliController.Backup("CacheVault", null, null, null)),
            List.of(),
            List.of()),
        read);
  }
}
