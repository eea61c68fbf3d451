package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.HardwareProfile.Disk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Alpine's kernel for virtual machines, in one with 256 MiB of memory.
@OnBoot("virt")
class VirtBootTest {
  private static final long MEGABYTE = 1_000_000;

  /// What the image may grow by before somebody has to look where the bytes are; packed for
  /// development, not for a release.
  private static final long LIMIT_BYTES = 58 * MEGABYTE;

  /// The same of the image for hardware, with its kernel: what the design allows.
  private static final long HARDWARE_LIMIT_BYTES = 100 * MEGABYTE;

  @Test
  void theAuditIsCompleteAndNothingFailed(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    for (JsonNode collector : report.path("collectors")) {
      String outcome = collector.path("outcome").asText();
      assertTrue(List.of("ok", "absent").contains(outcome), collector::toString);
    }
    assertEquals("PASS", report.at("/verdict/state").asText(), report::toString);
    for (Disk disk : vm.profile().disks()) {
      JsonNode drive = Entries.get(report.at("/hardware/drives"), "serialNumber", disk.serial());
      assertTrue(drive.at("/health/smartPassed").asBoolean(), drive::toString);
    }
    assertTrue(report.at("/run/kernelRelease").asText().endsWith("-virt"), report::toString);
  }

  @Test
  void nothingHadToBeEndedForWantOfMemory(Vm vm) {
    vm.audited();
    assertTrue(vm.guest().read("/proc/swaps").contains("zram0"), "nothing is packed");
    assertFalse(vm.guest().ask("dmesg").contains("Out of memory"));
    String memory = vm.guest().ask("awk '/^Mem(Total|Available)/ {print $2}' /proc/meminfo");
    List<Long> kibibytes = memory.lines().map(Long::parseLong).toList();
    System.out.printf(
        "VirtBootTest: %d MiB of %d MiB are left after the audit%n",
        kibibytes.get(1) >> 10, kibibytes.get(0) >> 10);
  }

  /// They are found out while building; on the machine the same would come of it.
  @Test
  void openRcKnewItsServicesBeforeTheBoot(Vm vm) {
    vm.audited();
    assertFalse(vm.console().text().contains("Caching service dependencies"));
    assertEquals(
        "same\n",
        vm.guest()
            .ask(
                "cp /run/openrc/deptree /run/built && rc-update --update >/dev/null"
                    + " && cmp /run/built /run/openrc/deptree && echo same"));
  }

  @Test
  void theImageIsSmall(Vm vm) throws IOException {
    Path initramfs = BootExtension.image("virt").resolve("initramfs.img");
    assertTrue(Files.size(initramfs) <= LIMIT_BYTES, () -> initramfs + " has grown");
    Path hardware = BootExtension.image("lts");
    assertTrue(
        Files.size(hardware.resolve("initramfs.img")) + Files.size(hardware.resolve("vmlinuz"))
            <= HARDWARE_LIMIT_BYTES,
        () -> hardware + " has grown");
    // Nor does it hold what no virtual machine can use, which the other one does.
    assertEquals("assay\n", vm.guest().ask("apk info -e assay assay-hardware ipmitool || :"));
    assertTrue(Files.readString(hardware.resolve("licences.tsv")).contains("ipmitool\t"));
  }
}
