package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A CD under SeaBIOS in a machine with the oldest processor, of an image that somebody built with
/// a key, a file, a package and a kernel word of their own.
@OnBoot("cd")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CdBootTest {

  @Test
  @Order(1)
  void nobodyIsAskedBeforeOpenRc(Vm vm) {
    MediumConsole.asksNobody(vm);
  }

  @Test
  @Order(2)
  void theAuditIsComplete(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    String serial = vm.profile().disks().getFirst().serial();
    assertTrue(report.at("/hardware/drives").toString().contains(serial), report::toString);
    StepsTest.outcomes(report)
        .forEach((name, outcome) -> assertFalse(outcome.equals("failed"), name));
  }

  @Test
  @Order(3)
  void ownPartsAreThere(Vm vm) {
    Guest guest = vm.guest();
    assertEquals("cd\n", guest.read(MediaBoot.FILE));
    assertTrue(guest.read("/proc/cmdline").contains(" edd=off panic=60 "));
    assertTrue(guest.read("/proc/cmdline").contains(" " + MediaBoot.WORD));
    assertEquals("own\n", guest.ask("/opt/assay/tools/" + MediaBoot.TOOL));
    assertEquals(MediaBoot.PACKAGE, guest.ask("apk info -e " + MediaBoot.PACKAGE).strip());
    assertTrue(guest.read("/etc/apk/world").contains(MediaBoot.PACKAGE + "\n"));
    assertEquals("", guest.ask("apk add --no-network --simulate | grep '^(' || :"));
    assertEquals(vm.key().publicLine() + "\n", guest.read("/etc/assay/keys/technician.pub"));
    assertEquals("settle=28\n", guest.read("/run/assay/site/assay.conf"));
  }

  @Test
  @Order(4)
  void noCodeOfAnotherProcessorWasRun(Vm vm) {
    assertTrue(vm.guest().read("/proc/cpuinfo").contains("QEMU Virtual CPU"));
    assertFalse(vm.guest().ask("dmesg").contains("invalid opcode"));
    assertEquals("", vm.guest().ask("ls /run/assay | grep hs_err || :"));
  }
}
