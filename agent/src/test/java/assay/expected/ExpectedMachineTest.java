package assay.expected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody wrote by hand, against the report of a recorded machine.
class ExpectedMachineTest {
  private final GoldenReport report = new GoldenReport();

  private void lines(String expected, String... lines) throws UnusableExpectedException {
    assertEquals(List.of(lines), report.lines(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system: {manufacturer: Acme Corp, productName: Server*}",
        "system: {productName: '*9000', serialNumberTrusted: true, sku: '!= SKU8'}",
        "system: {productName: [Server 8000, server 9000]}",
        "memory: {installedBytes: 1 GiB}",
        "memory: {installedBytes: 1073741824, totalBytes: '>= 800 MiB', slotCount: 1 .. 2}",
        "memory: {installedBytes: [512 MiB, 1024 MiB]}",
        "memory: {modules: {count: 1, each: {configuredSpeedMegatransfers: 3200 MT/s}}}",
        "memory: {modules: {named: {DIMM 0: {sizeBytes: 1 GiB}}}}",
        "drives: 5",
        "drives: [{count: 1, where: {transport: nvme}}, {count: '< 6'}]",
        "drives: {where: {transport: nvme}, each: {firmware: '>= 7.2.9'}}",
        "drives: {named: {NVME0001: {health: {temperatureCelsius: '<= 50 °C'}}}}",
        "drives: {named: {/dev/sda: {sizeBytes: 250 MiB .. 300 MB}}}",
        "drives: {where: {transport: scsi}, each: {health: {flags: device_open}}}",
        "firmware: {version: '>= 1.0.1', uefi: false, release: 0}",
        "networkPorts: {count: 1, where: {driver: e1000e}, each: {speedMbps: 1 Gb/s}}",
        "networkPorts: {count: '>= 2', equal: mtuBytes}",
        "raidControllers: {each: {bays: {count: 3}, firmwareVersion: '> 24.9'}}",
        "bmc: {lanChannels: 1}",
        "processors: {count: 2, equal: [model, coreCount]}",
        "identity: {identifiers: [{where: {kind: systemSerialNumber}, each: {trusted: true}}]}",
        "identity: {identifiers: {count: 2, where: {kind: macAddress}, each: {value: '52:54:*'}}}",
        "findings: 0",
        "verdict: {state: [PASS]}",
        "complete: true",
      })
  void whatIsSoIsMet(String expected) throws UnusableExpectedException {
    lines(expected);
  }

  @Test
  void aLineForEachDifference() throws UnusableExpectedException {
    report.withSlots();
    lines(
        """
        system: {manufacturer: Acme*, productName: Server 9100}
        memory:
          modules:
            count: 16
            each: {sizeBytes: 32 GiB}
            named:
              B8: {sizeBytes: 32 GiB}
              A2: empty
              C1: {sizeBytes: 32 GiB}
        drives:
          - {count: 2, where: {transport: nvme}}
          - {where: {name: nvme0n1}, each: {firmware: ">= 7.10", sizeBytes: 3.84 TB}}
        firmware: {uefi: true}
        networkPorts: {where: {driver: e1000e}, each: {speedMbps: ">= 25 Gb/s"}}
        """,
        "differs: system: product name Server 9100 expected, Server 9000",
        "differs: memory modules: 16 expected, 15 found",
        "differs: slot B8: 32 GiB expected, empty",
        "differs: slot A2: empty expected, 32 GiB",
        "differs: slot C1: 32 GiB expected, not there",
        "differs: drives: 2 with transport nvme expected, 1 found",
        "differs: drive nvme0n1: firmware >= 7.10 expected, 7.2.22",
        "differs: drive nvme0n1: 3.84 TB expected, 256 MiB",
        "differs: firmware: UEFI true expected, false",
        "differs: port eth1: speed >= 25 Gb/s expected, 1000 Mb/s");
  }

  @Test
  void oneModuleOfAnotherKindIsNamed() throws UnusableExpectedException {
    report.withSlots();
    lines("memory: {modules: {equal: [partNumber, sizeBytes]}}");
    report.part("/hardware/memory/modules/9").put("partNumber", "HMA84GR7\u001b[2J");
    report.part("/hardware/memory/modules/2").remove("sizeBytes");
    lines(
        "memory: {modules: {equal: [partNumber, sizeBytes]}}",
        "differs: memory modules: the same part number expected,"
            + " M393A4K40CB2 in 14 of them, HMA84GR7?[2J in slot B2",
        "unknown: slot A3: the same size expected, not known");
  }

  @Test
  void whatTheReportDoesNotSayIsNoPass() throws UnusableExpectedException {
    report.without("/hardware/bmc").without("/hardware/drives/2/transport");
    lines(
        """
        bmc: {firmwareRevision: ">= 5.10", ipmiVersion: 2.0}
        system: {untrusted: {uuid: x}}
        drives:
          - {count: 1, where: {transport: nvme}}
          - {count: ">= 1", where: {transport: nvme}}
          - {where: {transport: nvme}, each: {rotational: false}}
          - {named: {vda: {model: "*"}}}
        """,
        "unknown: BMC: firmware revision >= 5.10, IPMI version 2.0 expected, not known",
        "unknown: system untrusted: UUID x expected, not known",
        "unknown: drives: 1 with transport nvme expected, 1 found and 1 that may be",
        "unknown: drive sdb: its transport nvme expected, not known",
        "unknown: drive vda: model * expected, not known");
  }

  @Test
  void aListThatNobodyLookedForIsNotEmpty() throws UnusableExpectedException {
    report.without("/hardware/opticalDrives");
    lines("opticalDrives: 0");
    lines("opticalDrives: 1", "differs: optical drives: 1 expected, 0 found");
    report.with("/collectors/1/outcome", "\"timeout\"");
    lines("opticalDrives: 0", "unknown: optical drives: 0 expected, not known (block timeout)");
    lines(
        "opticalDrives: {named: {sr0: {vendor: QEMU}}}",
        "unknown: optical drive sr0: vendor QEMU expected, not known (block timeout)");
  }

  @Test
  void moreThanACollectorSawMayBeThere() throws UnusableExpectedException {
    report.with("/collectors/1/outcome", "\"partial\"");
    lines(
        """
        drives: [{count: 5}, {count: ">= 5"}, {count: 6}, {count: 4}, {count: 1 .. 9}]
        processors: 2
        """,
        "unknown: drives: 5 expected, 5 found, whether these are all is not known (block partial)",
        "differs: drives: 6 expected, 5 found",
        "differs: drives: 4 expected, 5 found",
        "unknown: drives: 1 .. 9 expected,"
            + " 5 found, whether these are all is not known (block partial)");
  }

  /// Lists of one name are in parts of several kinds: `modules` in `memory` and in
  /// `memoryControllers`.
  @Test
  void onlyWhoAnswersForASectionLeavesItsListsOpen() throws UnusableExpectedException {
    report.with("/collectors/0/outcome", "\"partial\"");
    lines(
        """
        memory: {modules: 1}
        memoryControllers: 0
        usbDevices: 0
        """,
        "unknown: memory modules: 1 expected,"
            + " 1 found, whether these are all is not known (dmi partial)");
  }

  @Test
  void aWordThatNoDriveHasIsNotMetByNone() throws UnusableExpectedException {
    lines(
        "drives: {where: {transport: nvmee}, each: {firmware: '>= 99'}}",
        "differs: drives: at least 1 with transport nvmee expected, 0 found");
    lines("drives: {count: 0, where: {transport: nvmee}, each: {firmware: '>= 99'}}");
  }

  @ParameterizedTest
  @CsvSource({
    "3840755982336, 3.84 TB, true",
    "3840755982336, 3.8 TB, false",
    "1000204886016, 1 TB, true",
    "1000204886016, <= 1 TB, true",
    "1000204886016, > 1 TB, false",
    "1000204886016, 1 TiB, false",
    "480103981056, 480 GB, true",
    "512110190592, 500 GB, false",
    "500107862016, 512 GB, false",
    "4000787030016, >= 4 tb, true",
    "3840755982336, >= 4 TB, false",
    "34359738368, 32 GiB, true",
    "34359738367, 32 GiB, false",
    "34359738368, 32.0GiB, true",
  })
  void decimalSizesAreThoseOfLabels(long bytes, String expected, boolean met)
      throws UnusableExpectedException {
    report.part("/hardware/drives/0").put("sizeBytes", bytes);
    String written = "drives: {named: {nvme0n1: {sizeBytes: '" + expected + "'}}}";
    assertEquals(met, report.lines(written).isEmpty(), () -> "" + lines(written));
  }

  private List<String> lines(String written) {
    try {
      return report.lines(written);
    } catch (UnusableExpectedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.10.2, >= 2.9, MET",
    "2.9, >= 2.10.2, DIFFERS",
    "5.10.50.00, >= 5.10, MET",
    "5.10, = 5.10.0, DIFFERS",
    "5.10, <= 5.10.0, MET",
    "3.4a, > 3.4, MET",
    "3.4, >= 3.4a, DIFFERS",
    "3.4b, >= 3.4a, MET",
    "1.2-rc1, >= 1.2, UNKNOWN",
    "GDC5302Q, >= 1.0, UNKNOWN",
    "GDC5302Q, >= GDC5202Q, MET",
    "0x2b000603, >= 0x2b0005ff, MET",
    "1.0, 0.9 .. 1.1, MET",
    "1.2, 0.9 .. 1.1, DIFFERS",
    "'', >= 1, UNKNOWN",
  })
  void versionsAreComparedPartByPart(String actual, String expected, Answer answer)
      throws UnusableExpectedException {
    report.part("/hardware/firmware").put("version", actual);
    List<String> lines = report.lines("firmware: {version: '" + expected + "'}");
    assertEquals(answer == Answer.MET, lines.isEmpty());
    assertTrue(
        lines.stream().allMatch(line -> line.startsWith(answer.name().toLowerCase(Locale.ROOT))),
        lines::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "Samsung*, SAMSUNG MZQL2, true",
    "*ab*ab, abab, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "'', x, false",
    "*, '', true",
    "[a], a, false",
  })
  void patterns(String pattern, String text, boolean matches) {
    assertEquals(matches, new Glob(pattern).matches(text));
  }

  @Test
  void aPatternOfStarsTakesNoTime() {
    assertEquals(false, new Glob("*a".repeat(500) + "b").matches("a".repeat(20_000)));
  }

  @Test
  void hostileValuesInAReportAreComparedLikeOthers() throws Exception {
    report.with("/hardware/memory/installedBytes", "1e999");
    report.with("/hardware/system/productName", "{\"x\": 1}");
    report.with("/hardware/firmware/uefi", "\"false\"");
    report.with("/hardware/drives", "{\"0\": 1}");
    lines(
        """
        memory: {installedBytes: 1 GiB}
        system: {productName: x}
        firmware: {uefi: false}
        drives: {each: {model: x}}
        """,
        "unknown: memory: installed 1 GiB expected, Infinity cannot be compared with it",
        "unknown: system: product name x expected, not known",
        "unknown: firmware: UEFI false expected, false cannot be compared with it",
        "unknown: drives: at least 1 expected, not known");
  }

  @Test
  void theJsonNamesPlaceAndBothSides() throws UnusableExpectedException {
    JsonNode tree =
        ExpectedMachine.read(
                "{\"memory\": {\"installedBytes\": \"2 GiB\"}}".getBytes(StandardCharsets.UTF_8),
                Schema.node())
            .differences(report.tree())
            .getFirst()
            .tree();
    assertEquals("hardware.memory.installedBytes", tree.path("path").asText());
    assertEquals("installed 2 GiB", tree.path("expected").asText());
    assertEquals("1 GiB", tree.path("actual").asText());
  }
}
