package assay.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Reports;
import assay.report.Schema;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvExportTest {
  /// The records of a text after RFC 4180, the first being names.
  private static List<Map<String, String>> rows(String csv) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char one = csv.charAt(i);
      if (quoted) {
        if (one != '"') {
          cell.append(one);
        } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          cell.append(csv.charAt(++i));
        } else {
          quoted = false;
        }
      } else if (one == '"') {
        assertEquals(0, cell.length(), "a quote within a cell");
        quoted = true;
      } else if (one == ',' || one == '\r') {
        record.add(cell.toString());
        cell.setLength(0);
        if (one == '\r') {
          assertEquals('\n', csv.charAt(++i));
          records.add(record);
          record = new ArrayList<>();
        }
      } else {
        assertTrue(one != '\n', "a line feed alone");
        cell.append(one);
      }
    }
    assertTrue(record.isEmpty() && cell.isEmpty(), "a line without an end");
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> values : records.subList(1, records.size())) {
      assertEquals(records.getFirst().size(), values.size());
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(records.getFirst().get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> section(ObjectNode report, String name) {
    return rows(CsvExport.section(report, Schema.whole(), name).orElseThrow());
  }

  @Test
  void machineIsOneLine() {
    Map<String, String> row =
        rows(CsvExport.machine(Reports.named("written-two-sockets"))).getFirst();
    assertEquals("7CE0123ABC", row.get("machineSerialNumber"));
    assertEquals("true", row.get("serialNumberTrusted"));
    assertEquals("2 x Intel(R) Xeon(R) Gold 6342 CPU @ 2.80GHz", row.get("processorModel"));
    assertEquals("48", row.get("coreCount"));
    assertEquals("377957122048", row.get("memoryInstalledBytes"));
    assertEquals("11", row.get("memoryModuleCount"));
    assertEquals("11 x M393A4K40DB3-CWE", row.get("memoryModules"));
    assertEquals("4", row.get("driveCount"));
    assertEquals("23684638408704", row.get("driveTotalBytes"));
    assertEquals("2 x SAMSUNG MZQL23T8HCLS-00A07; 2 x ST8000NM000A-2KE101", row.get("driveModels"));
    assertEquals("1", row.get("criticalFindings"));
    assertEquals("FAIL", row.get("verdict"));
    assertEquals("ticket=R-1182; rack=B4-17", row.get("labels"));
  }

  @Test
  void columnsOfAMachineAreAlwaysTheSame() {
    String header = CsvExport.machine(Reports.skeleton()).lines().findFirst().orElseThrow();
    for (ObjectNode report : Reports.all().values()) {
      assertEquals(header, CsvExport.machine(report).lines().findFirst().orElseThrow());
    }
  }

  @Test
  void sectionHasALineForEachPart() {
    ObjectNode report = Reports.named("written-two-sockets");
    List<Map<String, String>> drives = section(report, "drives");
    assertEquals(4, drives.size());
    assertEquals("7CE0123ABC", drives.get(1).get("machineSerialNumber"));
    assertEquals("S64HNE0R100002", drives.get(1).get("serialNumber"));
    assertEquals("false", drives.get(1).get("health.smartPassed"));
    assertEquals("104", drives.get(1).get("health.percentageUsed"));
    assertEquals(
        "name=sda1 sizeBytes=536870912; name=sda2 sizeBytes=8001025302528",
        drives.get(2).get("partitions"));
    assertEquals(16, section(report, "memory").size());
    assertEquals("192.0.2.77", section(report, "lanChannels").getFirst().get("ipAddress"));
    assertEquals(6, section(report, "findings").size());
    assertEquals(9, section(report, "collectors").size());
    assertEquals("Rack 2200 G2", section(report, "system").getFirst().get("productName"));
  }

  @Test
  void columnsAreThoseOfTheSchemaWhateverTheMachineHas() {
    String header =
        CsvExport.section(Reports.skeleton(), Schema.whole(), "drives").orElseThrow().strip();
    assertTrue(header.startsWith("machineSerialNumber,appearedLate,name,path,"), header);
    assertTrue(header.contains(",health.temperatureCelsius,"), header);
    for (String name : List.of("qemu-q35", "written-two-sockets")) {
      String of = CsvExport.section(Reports.named(name), Schema.whole(), "drives").orElseThrow();
      assertTrue(of.startsWith(header), of);
    }
  }

  @Test
  void whatASectionHasBeyondTheSchemaComesLast() {
    ObjectNode report = Reports.named("written-later-version");
    Map<String, String> gpu = section(report, "gpus").getFirst();
    assertEquals("25769803776", gpu.get("memory.totalBytes"));
    assertEquals("3", gpu.get("memory.eccErrors.corrected"));
    assertTrue(
        CsvExport.sections(report, Schema.whole())
            .containsAll(List.of("drives", "gpus", "memory")));
    assertTrue(CsvExport.section(report, Schema.whole(), "nonsense").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "=1+1|'=1+1",
        "+cmd|'+cmd",
        "-2+3|'-2+3",
        "@SUM(A1)|'@SUM(A1)",
        "\uff1dHYPERLINK|'\uff1dHYPERLINK",
        "a=1|a=1",
        "plain|plain",
      })
  void formulasAreOnlyTexts(String text, String cell) {
    ObjectNode report = Reports.skeleton();
    report.withObject("hardware").withObject("system").put("productName", text);
    assertEquals(cell, rows(CsvExport.machine(report)).getFirst().get("productName"));
  }

  @Test
  void hostileTextStaysInItsCell() {
    ObjectNode report = Reports.skeleton();
    var drive = report.withObject("hardware").withArray("drives").addObject();
    drive.put("name", "a\",\"b\r\n=cmd\u0000\u202e").put("model", "\t=1").put("vendor", "  =1");
    drive.withObject("health").put("temperatureCelsius", -5);
    Map<String, String> row = section(report, "drives").getFirst();
    assertEquals("a\",\"b\\u000D\n=cmd\\u0000\\u202E", row.get("name"));
    assertEquals("'\t=1", row.get("model"));
    assertEquals("'  =1", row.get("vendor"));
    assertEquals("-5", row.get("health.temperatureCelsius"));
  }
}
