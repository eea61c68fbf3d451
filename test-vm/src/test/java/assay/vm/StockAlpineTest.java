package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.HardwareProfile.Disk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The second way: Alpine's own kernel, initramfs and modloop on a CD, and Assay's packages and
/// overlay beside them. A disk of the machine offers overlays, a repository and modules as well.
@OnBoot("stock")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StockAlpineTest {

  @Test
  @Order(1)
  void theAuditIsComplete(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    StepsTest.outcomes(report)
        .forEach(
            (name, outcome) ->
                assertTrue(List.of("verified", "skipped").contains(outcome), name + outcome));
    for (JsonNode collector : report.path("collectors")) {
      String outcome = collector.path("outcome").asText();
      assertTrue(List.of("ok", "absent").contains(outcome), collector::toString);
    }
    for (Disk disk : vm.profile().disks()) {
      JsonNode drive = Entries.get(report.at("/hardware/drives"), "serialNumber", disk.serial());
      assertTrue(drive.at("/health/smartPassed").asBoolean(), drive::toString);
    }
    JsonNode port =
        Entries.get(
            report.at("/hardware/networkPorts"),
            "macAddress",
            vm.profile().cards().getFirst().mac());
    assertFalse(port.path("addresses").isEmpty(), port::toString);
  }

  @Test
  @Order(2)
  void alpinesOwnInitInstalledIt(Vm vm) {
    Guest guest = vm.guest();
    assertTrue(guest.ask("dmesg").contains("Alpine Init "));
    assertTrue(guest.read("/proc/mounts").contains(" /.modloop squashfs "));
    assertEquals("assay\n", guest.ask("apk info -e assay"));
    assertEquals("", guest.ask("apk add --no-network --simulate 2>/dev/null | grep '^(' || :"));
    assertEquals("", guest.ask("rc-status --crashed || :"));
  }

  @Test
  @Order(3)
  void nobodyIsAskedOnItsConsoles(Vm vm) {
    vm.console().await(Vm.LOGIN_PROMPT, Limit.LOGIN_PROMPT.duration());
    // Alpine's /init adds a line for each console that it sees none for.
    List<String> lines =
        vm.guest().read("/etc/inittab").lines().filter(line -> line.contains("tty")).toList();
    assertEquals(1, lines.stream().filter(line -> line.startsWith("ttyS0:")).count());
    for (String line : lines) {
      assertTrue(line.startsWith("#") || line.contains("/usr/lib/assay/console "), line);
    }
    assertTrue(vm.guest().read("/etc/shadow").startsWith("root:*:"));
  }

  @Test
  @Order(4)
  void theDisksOverlayIsNotRestored(Vm vm) throws IOException {
    Guest guest = vm.guest();
    String keys = guest.read("/root/.ssh/authorized_keys");
    assertFalse(keys.contains("planted"), keys);
    assertEquals(1, guest.exec("test -e " + DiskContent.TRACE).status(), "a script was run");
    assertEquals(1, guest.exec("test -e /etc/local.d/planted.start").status(), "an overlay");
    guest.ask("sync");
    assertTrue(vm.qemu().unchanged(0));
  }
}
