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

/// A USB stick under UEFI with a site's files on it, pulled while the audit is at work.
@OnBoot("stick")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StickBootTest {
  private static final String STARTED = "/run/startedUptimeMillis";
  private static final String STICK = "ls /sys/bus/usb/drivers/usb-storage | grep :";

  @Test
  @Order(1)
  void nobodyIsAskedBeforeOpenRc(Vm vm) {
    MediumConsole.asksNobody(vm);
  }

  @Test
  @Order(2)
  void theStickIsPulledDuringTheAudit(Vm vm) {
    // SSH answers before drivers are loaded: only what the kernel has can be missed.
    vm.guest().exec("until " + STICK + "; do sleep 0.2; done", Limit.LOGIN_PROMPT.duration());
    JsonNode before = vm.report();
    boolean over = before.path("complete").asBoolean();
    if (over) {
      // A quick machine: it audits once more, then.
      vm.restartAudit("");
    }
    vm.qemu().pullStick();
    JsonNode report =
        vm.audited(now -> !over || !now.at(STARTED).equals(before.at(STARTED)), now -> {});
    assertEquals("", vm.guest().ask(STICK + " || :"), "the stick is still there");
    assertEquals(List.of(), AuditSchema.complaints(report));
    String serial = vm.profile().disks().getFirst().serial();
    assertTrue(report.at("/hardware/drives").toString().contains(serial), report::toString);
    // The stick itself may have gone while it was being read, which makes that collector partial.
    for (JsonNode collector : report.path("collectors")) {
      String outcome = collector.path("outcome").asText();
      assertTrue(List.of("ok", "absent", "partial").contains(outcome), collector::toString);
    }
  }

  /// The controller is QEMU's, with the kernel's own driver; its tool comes with the site's files.
  @Test
  @Order(3)
  void theRaidControllerIsAskedByTheToolThatTheSiteBrought(Vm vm) {
    JsonNode report = vm.report();
    JsonNode raid = report.at("/hardware/raidControllers/0");
    assertEquals("storcli64", raid.path("tool").asText(), report::toString);
    assertEquals("Optl", raid.at("/volumes/0/status").asText(), raid::toString);
    assertEquals("W0000002", raid.at("/bays/1/serialNumber").asText(), raid::toString);
    String driver = "megaraid_sas";
    assertTrue(report.at("/hardware/pciDevices").toString().contains(driver), report::toString);
    assertTrue(report.at("/hardware/drives").toString().contains("RAID0004"), report::toString);
  }

  @Test
  @Order(4)
  void theSystemNeedsNothingOfTheStick(Vm vm) {
    Guest guest = vm.guest();
    assertEquals("", guest.ask("grep -e /dev/sd -e /dev/sr /proc/mounts || :"));
    guest.ask("echo 3 >/proc/sys/vm/drop_caches; find /usr /etc -type f -exec cat {} + >/dev/null");
    assertTrue(guest.ask("ls /sys/firmware").contains("efi"));
    assertFalse(guest.ask("dmesg").contains("invalid opcode"));
  }

  @Test
  @Order(5)
  void theSitesFilesAreInForce(Vm vm) {
    Guest guest = vm.guest();
    assertEquals("stick\n", guest.read(MediaBoot.FILE));
    assertEquals(
        "/run/assay/site/firmware",
        guest.read("/sys/module/firmware_class/parameters/path").strip());
    assertEquals(MediaBoot.PACKAGE, guest.ask("apk info -e " + MediaBoot.PACKAGE).strip());
    assertEquals("own\n", guest.ask("/run/assay/site/tools/" + MediaBoot.TOOL));
  }
}
