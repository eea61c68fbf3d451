package assay.source.ssacli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.collector.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsacliTest {
  private static List<SsacliController> controllers(String fixture) {
    return Ssacli.controllers(new String(Fixtures.bytes(fixture), StandardCharsets.UTF_8));
  }

  @Test
  void eachLineBelongsToTheOneAboveThatIsLessIndented() {
    SsacliController one = controllers("ssacli/written-config.txt").getFirst();

    assertEquals("0", one.slot());
    assertEquals("Smart Array P440ar", one.controller().name());
    assertEquals("OK", one.controller().fields().get("Controller Status"));
    assertEquals("7.00-0", one.controller().fields().get("Firmware Version"), "not the SEP's");
    assertEquals(
        "0000:03:00.0", one.controller().fields().get("PCI Address (Domain:Bus:Device.Function)"));
    assertNull(one.controller().fields().get("Location"), "that of a sensor and of a cage");
    assertEquals(1, one.logicalDrives().size());
    SsacliEntry volume = one.logicalDrives().getFirst();
    assertEquals("1 A", volume.name() + " " + volume.array());
    assertEquals("OK", volume.fields().get("Status"));
    assertEquals("Data", volume.fields().get("Drive Type"), "also after a mirror group");
    assertEquals(
        List.of("1I:1:1", "1I:1:2"),
        one.physicalDrives().stream().map(SsacliEntry::name).toList(),
        "once each");
    assertEquals("S0K00002", one.physicalDrives().getLast().fields().get("Serial Number"));
  }

  @Test
  void severalControllersAndDrivesOfNoArray() {
    String both =
        new String(Fixtures.bytes("ssacli/written-config.txt"), StandardCharsets.UTF_8)
            + new String(Fixtures.bytes("ssacli/written-failing.txt"), StandardCharsets.UTF_8);
    List<SsacliController> controllers = Ssacli.controllers(both);

    assertEquals(List.of("0", "2"), controllers.stream().map(SsacliController::slot).toList());
    assertEquals("Smart Array P420", controllers.getLast().controller().name());
    SsacliEntry unassigned = controllers.getLast().physicalDrives().getLast();
    assertEquals("2I:1:5", unassigned.name());
    assertEquals("", unassigned.array());
  }

  @Test
  void otherOutputIsNoController() {
    assertEquals(List.of(), Ssacli.controllers(""));
    assertEquals(
        List.of(), Ssacli.controllers("\nError: No controllers detected. Possible causes:\n"));
    assertEquals(List.of(), Ssacli.controllers("{\u0000\uffff: \n\t: :\n"));
  }
}
