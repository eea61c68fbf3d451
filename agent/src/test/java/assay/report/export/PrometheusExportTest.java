package assay.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Reports;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrometheusExportTest {
  private static Map<String, Double> of(ObjectNode report) {
    return PrometheusText.samples(PrometheusExport.text(report));
  }

  @Test
  void valuesOfAReportAreSamplesInBaseUnits() {
    Map<String, Double> samples = of(Reports.named("written-two-sockets"));
    assertEquals(1, samples.get("assay_verdict{state=FAIL}"));
    assertEquals(0, samples.get("assay_verdict{state=PASS}"));
    assertEquals(1, samples.get("assay_report_complete{}"));
    assertEquals(1795166120.41, samples.get("assay_report_timestamp_seconds{}"), 1e-3);
    assertEquals(77.29, samples.get("assay_audit_duration_seconds{}"));
    assertEquals(3, samples.get("assay_findings{severity=warning}"));
    assertEquals(0, samples.get("assay_identity_trusted{kind=systemUuid, source=system}"));
    assertEquals(1, samples.get("assay_collector_outcome{name=ipmitool, outcome=timeout}"));
    assertEquals(1.04, samples.get("assay_drive_wear_ratio{drive=nvme1n1}"));
    assertEquals(0, samples.get("assay_drive_smart_passed{drive=nvme1n1}"));
    assertEquals(71, samples.get("assay_drive_temperature_celsius{drive=nvme1n1}"));
    assertEquals(21873 * 3600.0, samples.get("assay_drive_power_on_seconds{drive=nvme0n1}"));
    assertEquals(17, samples.get("assay_drive_media_errors{drive=nvme1n1}"));
    assertEquals(8, samples.get("assay_drive_pending_sectors{drive=sda}"));
    assertEquals(1, samples.get("assay_drive_asleep{drive=sdb}"));
    assertFalse(samples.containsKey("assay_drive_smart_passed{drive=sdb}"));
    assertEquals(11.0 * (32L << 30), samples.get("assay_memory_installed_bytes{}"));
    assertEquals(0, samples.get("assay_memory_module_bytes{slot=CPU2_DIMM_F1}"));
    assertEquals(3.125e9, samples.get("assay_network_port_speed_bytes{port=eth2}"));
    assertEquals(0, samples.get("assay_network_port_link{port=eth1}"));
    assertEquals(4, samples.get("assay_pci_link_width{address=0000:3b:00.0}"));
    assertEquals(8, samples.get("assay_pci_link_width_maximum{address=0000:3b:00.0}"));
    assertEquals(12.13, samples.get("assay_sensor_reading{sensor=12V, source=ipmi, unit=Volts}"));
    assertEquals(0, samples.get("assay_sensor_ok{sensor=FAN3, source=ipmi}"));
  }

  @Test
  void everyReportGivesTextThatPrometheusTakes() {
    Set<String> families = new HashSet<>();
    Reports.all()
        .values()
        .forEach(
            report ->
                of(report).keySet().forEach(key -> families.add(key.replaceAll("\\{.*", ""))));
    assertTrue(families.size() >= 40, families::toString);
    of(Reports.skeleton());
    assertEquals(1, of(JsonNodeFactory.instance.objectNode()).get("assay_verdict{state=UNKNOWN}"));
  }

  @Test
  void secondThingOfOneNameIsASeriesOfItsOwn() {
    ObjectNode report = Reports.skeleton();
    var sensors = report.withObject("hardware").withArray("sensors");
    sensors
        .addObject()
        .put("name", "Temp")
        .put("source", "ipmi")
        .put("reading", 91)
        .put("unit", "C");
    sensors
        .addObject()
        .put("name", "Temp")
        .put("source", "ipmi")
        .put("reading", 35)
        .put("unit", "C");
    Map<String, Double> samples = of(report);
    assertEquals(91, samples.get("assay_sensor_reading{sensor=Temp, source=ipmi, unit=C}"));
    assertEquals(
        35, samples.get("assay_sensor_reading{occurrence=2, sensor=Temp, source=ipmi, unit=C}"));
  }

  @Test
  void hostileNamesStayWithinTheirQuotes() {
    ObjectNode report = Reports.skeleton();
    String hostile = "a\"} 1\nassay_verdict{state=\"PASS\"} 1\n# \\ \u0000\u202e\ud800";
    report
        .withObject("hardware")
        .withArray("drives")
        .addObject()
        .put("name", hostile)
        .put("sizeBytes", 7);
    Map<String, Double> samples = of(report);
    assertEquals(0, samples.get("assay_verdict{state=PASS}"));
    assertEquals(
        7,
        samples.get(
            "assay_drive_size_bytes{drive=a\"} 1\nassay_verdict{state=\"PASS\"} 1\n"
                + "# \\ \\u0000\\u202E\\uD800}"));
  }

  @Test
  void parserOfTheseTestsIsStrict() {
    for (String bad :
        Set.of(
            "a 1\n",
            "# HELP a b\n# TYPE a gauge\na{x=\"1\"} 1\na{x=\"1\"} 2\n",
            "# HELP a b\n# TYPE a gauge\na{x=\"\\x\"} 1\n",
            "# HELP a b\n# TYPE a gauge\na one\n",
            "# HELP a b\n# TYPE a gauge\na 1",
            "# HELP a b\n# TYPE a gauge\nb 1\n")) {
      assertThrows(Throwable.class, () -> PrometheusText.samples(bad), bad);
    }
  }
}
