package assay.vm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.HardwareProfile.Bus;
import assay.vm.HardwareProfile.Card;
import assay.vm.HardwareProfile.Disk;
import assay.vm.HardwareProfile.Smbios;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The main job: the report read over SSH says what QEMU was told, no more and no less.
@OnBoot("server")
class AuditOverSshTest {
  /// What the machine has nothing of.
  private static final Set<String> MISSING =
      Set.of("uefi", "tpm", "edac", "usb", "watchdog", "gpu", "raid");

  private static final long MEBIBYTE = 1L << 20;

  @Test
  void itValidates(Vm vm) {
    assertEquals(List.of(), AuditSchema.complaints(vm.audited()));
  }

  @Test
  void everyCollectorIsContent(Vm vm) {
    JsonNode report = vm.audited();
    assertFalse(report.path("collectors").isEmpty());
    for (JsonNode collector : report.path("collectors")) {
      String expected = MISSING.contains(collector.path("name").asText()) ? "absent" : "ok";
      assertEquals(expected, collector.path("outcome").asText(), collector::toString);
    }
  }

  @Test
  void thereAreTheDisksAndNoOthers(Vm vm) {
    JsonNode drives = vm.audited().at("/hardware/drives");
    assertEquals(vm.profile().disks().size(), drives.size(), drives::toString);
    for (Disk disk : vm.profile().disks()) {
      JsonNode drive = Entries.get(drives, "serialNumber", disk.serial());
      String model = disk.bus() == Bus.NVME ? "QEMU NVMe Ctrl" : disk.model();
      assertAll(
          disk.serial(),
          () -> assertEquals(model, drive.path("model").asText()),
          () -> assertEquals(disk.sizeMebibytes() * MEBIBYTE, drive.path("sizeBytes").asLong()),
          () -> assertTrue(drive.at("/health/smartPassed").asBoolean(), drive::toString),
          () -> assertFalse(drive.at("/health/temperatureCelsius").isMissingNode()));
    }
  }

  @Test
  void memoryAndProcessorsAreCounted(Vm vm) {
    JsonNode hardware = vm.audited().path("hardware");
    long told = vm.profile().memoryMebibytes() * MEBIBYTE;
    assertEquals(told, hardware.at("/memory/installedBytes").asLong());
    // The kernel and its firmware keep a little for themselves.
    long usable = hardware.at("/memory/totalBytes").asLong();
    assertTrue(usable <= told && usable > told / 4 * 3, String.valueOf(usable));
    assertEquals(vm.profile().cpus(), hardware.at("/processorSummary/threadCount").asInt());
  }

  @Test
  void theCardsAreThereByTheirAddresses(Vm vm) {
    TreeSet<String> told =
        vm.profile().cards().stream().map(Card::mac).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> found = new TreeSet<>();
    vm.audited()
        .at("/hardware/networkPorts")
        .forEach(port -> found.add(port.path("macAddress").asText()));
    assertEquals(told, found);
  }

  @Test
  void theNameplateIsRead(Vm vm) {
    JsonNode hardware = vm.audited().path("hardware");
    assertPlate(vm.profile().system(), hardware.path("system"));
    assertPlate(vm.profile().board(), hardware.path("board"));
    assertPlate(vm.profile().chassis(), hardware.path("chassis"));
  }

  @Test
  void theBmcAnswered(Vm vm) {
    JsonNode bmc = vm.audited().at("/hardware/bmc");
    assertEquals("2.0", bmc.path("ipmiVersion").asText(), bmc::toString);
  }

  @Test
  void theRunSaysWhatRanAndWhere(Vm vm) {
    JsonNode run = vm.audited().path("run");
    Guest guest = vm.guest();
    assertAll(
        () -> assertEquals(bootId(guest), run.path("bootId").asText()),
        () -> assertEquals(guest.ask("uname -r").strip(), run.path("kernelRelease").asText()),
        () -> assertTrue(run.path("kernelLine").asText().contains("console=ttyS0")),
        () -> assertTrue(guest.read("/etc/assay/image.json").contains(imageId(run))),
        () -> assertTrue(run.path("clockTrusted").isBoolean(), run::toString),
        () -> assertTrue(run.at("/tools/smartctl").isTextual(), run::toString),
        () -> assertTrue(run.at("/tools/ipmitool").isTextual(), run::toString),
        () -> assertTrue(guest.ask("assay --version").startsWith(version(run))));
  }

  @Test
  void theLogAndTheRawOutputLieBesideIt(Vm vm) {
    vm.audited();
    assertFalse(vm.guest().read("/var/log/audit.log").isBlank());
    assertFalse(vm.guest().ask("ls -R /var/log/assay").isBlank());
  }

  @Test
  void showPrintsIt(Vm vm) {
    vm.audited();
    String shown = vm.guest().ask("assay show");
    for (Disk disk : vm.profile().disks()) {
      assertTrue(shown.contains(disk.serial()), shown);
    }
  }

  @Test
  void thePageLiesBesideIt(Vm vm) {
    vm.audited();
    Guest guest = vm.guest();
    String page = guest.read("/var/log/audit.html");
    assertTrue(page.endsWith("</html>\n"), page);
    assertTrue(page.contains(vm.profile().disks().getFirst().serial()), page);
    assertFalse(page.contains("<script"), page);
  }

  @Test
  void theMachineHasItsIdAndIsWhatIsExpected(Vm vm) {
    Smbios system = vm.profile().system();
    assertNotNull(system);
    JsonNode identity = vm.audited().path("identity");
    assertEquals(system.uuid(), identity.path("machineId").asText(), identity::toString);
    Guest guest = vm.guest();
    Guest.Result met =
        checked(
            vm.guest(),
            "system: {serialNumber: %s}\\ndrives: {count: %d}\\nnetworkPorts: [{where: {driver: e1000e}, each: {maximumSpeedMbps: 1000}}]\\n"
                .formatted(system.serial(), vm.profile().disks().size()));
    assertEquals(0, met.status(), met::toString);
    Guest.Result differs = checked(vm.guest(), "drives: {count: 9}\\n");
    assertEquals(1, differs.status(), differs::toString);
    assertTrue(differs.out().startsWith("drives: 9 expected, 2 found\n"), differs::toString);
  }

  private static Guest.Result checked(Guest guest, String expected) {
    return guest.exec(
        "printf '" + expected + "' >/tmp/expected.yaml && assay check /tmp/expected.yaml");
  }

  private static String bootId(Guest guest) {
    return guest.read("/proc/sys/kernel/random/boot_id").strip();
  }

  private static String imageId(JsonNode run) {
    String id = run.at("/image/imageId").asText();
    assertFalse(id.isEmpty(), run::toString);
    return id;
  }

  private static String version(JsonNode run) {
    return "assay " + run.path("assayVersion").asText();
  }

  private static void assertPlate(@Nullable Smbios told, JsonNode found) {
    if (told == null) {
      return;
    }
    assertEquals(told.serial(), found.path("serialNumber").asText(), found::toString);
    assertEquals(told.manufacturer(), found.path("manufacturer").asText());
    if (told.product() != null) {
      assertEquals(told.product(), found.path("productName").asText());
    }
    if (told.uuid() != null) {
      assertEquals(told.uuid(), found.path("uuid").asText().toLowerCase(Locale.ROOT));
    }
  }

  /// Of an archive that does not fit, Java makes no use, at most with a word; told to insist, it
  /// ends.
  @Test
  void bothClassArchivesFitTheirPlace(Vm vm) {
    vm.audited();
    vm.guest().exec("sed s/-Xshare:auto/-Xshare:on/ /usr/bin/assay >/run/strict");
    assertTrue(vm.guest().ask("sh /run/strict --version 2>&1").startsWith("assay "));
    String audit = "cd /tmp && sh /run/strict audit --only dmi --output /tmp/part.json 2>&1";
    assertTrue(vm.guest().ask(audit).startsWith("System"), audit);
    assertFalse(vm.guest().read("/var/log/assay/agent.log").contains("cds"));
  }
}
