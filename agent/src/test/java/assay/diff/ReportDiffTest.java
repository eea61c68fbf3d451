package assay.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.expected.GoldenReport;
import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A recorded machine before and after somebody had it in hand.
class ReportDiffTest {
  private final GoldenReport before = new GoldenReport();
  private final GoldenReport after = new GoldenReport();

  private ReportDiff diff() {
    return ReportDiff.of(before.tree(), after.tree(), Schema.node(), false);
  }

  private void changes(String... lines) {
    assertEquals(List.of(lines), diff().changes().stream().map(Change::line).toList());
  }

  private ArrayNode list(String pointer) {
    return (ArrayNode) after.tree().requiredAt(pointer);
  }

  private static void reverse(ArrayNode list) {
    List<JsonNode> elements = new ArrayList<>(GoldenReport.elements(list));
    Collections.reverse(elements);
    list.removeAll().addAll(elements);
  }

  @Test
  void theSameMachineOnAnotherBoot() {
    after.part("/hardware/drives/0").put("name", "nvme1n1").put("path", "/dev/nvme1n1");
    after.part("/hardware/drives/1").put("name", "sdb");
    after.part("/hardware/drives/1/partitions/0").put("name", "sdb1");
    after.part("/hardware/drives/2").put("name", "sda");
    after.part("/hardware/drives/3").put("name", "sde");
    after.part("/hardware/drives/0/health").put("temperatureCelsius", 61);
    after.part("/hardware/memory").put("totalBytes", 936566000);
    after.part("/hardware/sensors/0").put("reading", 24.5);
    after.part("/hardware/networkPorts/0").put("name", "eth1").put("carrier", false);
    after.part("/hardware/networkPorts/1").put("name", "eth0");
    after.with("/run/durationMillis", "99").with("/collectors/0/durationMillis", "7");
    reverse(list("/hardware/drives"));
    reverse(list("/hardware/sensors"));

    assertEquals(List.of(), diff().changes());
    assertTrue(diff().same());
    List<String> all =
        ReportDiff.of(before.tree(), after.tree(), Schema.node(), true).changes().stream()
            .map(Change::line)
            .toList();
    assertTrue(
        all.contains("changed  drive nvme1n1 health: temperature 50 °C, now 61 °C"), all::toString);
    assertTrue(all.contains("changed  drive sdb: name sda, now sdb"), all::toString);
    assertTrue(all.stream().noneMatch(line -> line.contains("duration")), all::toString);
  }

  @Test
  void partsThatMovedAreTheSameParts() {
    before.withSlots();
    after.withSlots();
    ObjectNode first = after.part("/hardware/memory/modules/0");
    after.part("/hardware/memory/modules/15").setAll(first.deepCopy().put("slot", "B8"));
    first.removeAll().put("slot", "A1").put("populated", false);
    after.part("/hardware/drives/0").put("pciAddress", "0000:81:00.0");
    after.part("/hardware/networkPorts/1").put("pciAddress", "0000:0a:00.0");
    after.part("/hardware/raidControllers/0/bays/0").put("id", "252:7").put("status", "Failed");
    changes(
        "moved    memory module (M393A4K40CB2, 32 GiB, serial number M0): slot A1, now B8",
        "moved    drive (QEMU NVMe Ctrl, 256 MiB, serial number NVME0001):"
            + " PCI address 0000:00:04.0, now 0000:81:00.0",
        "moved    bay (ST300MM0008, serial number W0000001): ID 252:0, now 252:7",
        "changed  bay 252:7: status Onln, now Failed",
        "moved    port (52:54:00:ab:cd:01): PCI address 0000:00:03.0, now 0000:0a:00.0");
  }

  @Test
  void whatWasPutInTakenOutAndReplaced() {
    before.withSlots();
    after.withSlots();
    after.part("/hardware/memory/modules/1").put("serialNumber", "OTHER");
    after.part("/hardware/memory/modules/2").removeAll().put("slot", "A3").put("populated", false);
    after.part("/hardware/drives/4").put("serialNumber", "NEW\u001b[2J").put("vendor", "Acme");
    after.part("/hardware/firmware").put("version", "1.0.2").remove("release");
    after.without("/hardware/bmc");
    after.part("/hardware/pciDevices/3").put("address", "0000:05:00.0");
    list("/hardware/drives/1/health/flags").add("prefail_now");
    changes(
        "changed  firmware: version 1.0.1, now 1.0.2",
        "changed  firmware: release 0.0, now unknown",
        "changed  slot A2: serial number M1, now OTHER",
        "removed  slot A3 (M393A4K40CB2, 32 GiB, serial number M2)",
        "changed  drive sda health: flags [\"command_failed\"], now"
            + " [\"command_failed\",\"prefail_now\"]",
        "removed  drive vda (256 MiB, serial number VIRTIO01)",
        "added    drive vda (Acme, 256 MiB, serial number NEW?[2J)",
        "removed  PCI device 0000:00:03.0 (Intel Corporation)",
        "added    PCI device 0000:05:00.0 (Intel Corporation)",
        "removed  BMC");
    JsonNode tree = diff().changes().get(3).tree();
    assertEquals("removed", tree.path("kind").asText());
    assertEquals("hardware.memory.modules[A3]", tree.path("path").asText());
    assertEquals("M2", tree.path("before").path("serialNumber").asText());
    assertFalse(tree.has("after"));
  }

  @Test
  void serialNumbersThatManyBearSayNothing() {
    before.withSlots();
    after.withSlots();
    for (int i = 0; i < 15; i++) {
      before.part("/hardware/memory/modules/" + i).put("serialNumber", "00000000");
      after.part("/hardware/memory/modules/" + i).put("serialNumber", "00000000");
    }
    after.part("/hardware/memory/modules/4").put("sizeBytes", 16L << 30);
    changes("changed  slot A5: size 32 GiB, now 16 GiB");
  }

  @Test
  void outcomesFindingsAndVerdict() {
    before.with(
        "/findings",
        """
        [{"id": "a", "severity": "info", "message": "gone"},
         {"id": "b", "severity": "warning", "message": "3 errors", "subject": "sda"},
         {"id": "c", "severity": "info", "message": "stays"}]
        """);
    after.with(
        "/findings",
        """
        [{"id": "c", "severity": "info", "message": "stays"},
         {"id": "b", "severity": "warning", "message": "4 errors", "subject": "sda"},
         {"id": "b", "severity": "critical", "message": "new", "subject": "sdb"}]
        """);
    after.with("/collectors/1/outcome", "\"timeout\"").with("/verdict/state", "\"FAIL\"");
    after.with("/boot/steps", "[{\"name\": \"settle\", \"outcome\": \"verified\"}]");
    after.with("/complete", "false");
    changes(
        "changed  step settle: not there, now verified",
        "changed  collector block: ok, now timeout",
        "changed  finding warning: 3 errors, now warning: 4 errors",
        "added    finding critical: new",
        "removed  finding info: gone",
        "changed  complete: true, now false",
        "changed  verdict: PASS, now FAIL");
  }

  @Test
  void aReportOfAnotherVersion() {
    after.with("/hardware/quantumUnits", "[{\"name\": \"q\"}]");
    after.part("/hardware/system").put("colour", "blue");
    changes(
        "changed  system: colour unknown, now blue",
        "changed  hardware: quantum units unknown, now [{\"name\":\"q\"}]");
    after.with("/hardware", "[1, 2]");
    assertFalse(diff().same(), "no report of a machine");
  }

  @Test
  void oneMachineOrTwo() {
    assertEquals(Optional.of(true), diff().sameMachine());
    after.with("/identity/identifiers/0/value", "\"SYS-0002\"");
    assertEquals(Optional.of(false), diff().sameMachine());
    assertEquals(
        "different machines: system serial number SYS-0001 and SYS-0002", diff().machineLine());
    assertFalse(diff().same());

    before.with("/identity/identifiers", identifiers("SYS-0001", true, true));
    after.with("/identity/identifiers", identifiers("SYS-0002", true, true));
    assertEquals(Optional.of(true), diff().sameMachine(), "its board was replaced");

    before.with("/identity/identifiers", identifiers("SYS-0001", false, false));
    assertEquals(Optional.of(true), diff().sameMachine(), "the same network card");
    after.with("/identity/identifiers", "[]");
    assertEquals(Optional.empty(), diff().sameMachine());
    assertEquals("one machine or two: no identifier that both reports trust", diff().machineLine());
  }

  private static String identifiers(String serial, boolean serialTrusted, boolean uuidTrusted) {
    return """
        [{"kind": "systemUuid", "value": "u", "trusted": %s},
         {"kind": "systemSerialNumber", "value": "%s", "trusted": %s},
         {"kind": "macAddress", "value": "52:54:00:12:34:56", "trusted": true}]
        """
        .formatted(uuidTrusted, serial, serialTrusted);
  }
}
