package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.report.ReportJson;
import assay.report.Schema;
import assay.rules.Catalogue;
import assay.rules.FindingSet;
import assay.verdict.Parts;
import assay.verdict.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// All collectors together on the machine `qemu-q35` of the fixtures, against one expected file.
/// What the rules make of it is in another. `-Dgolden.update=true` rewrites both; what changed is
/// then to be read, not believed.
class WholeMachineTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/fixtures/machines/qemu-q35.hardware.json");
  private static final Path FINDINGS =
      Path.of("src/test/resources/fixtures/machines/qemu-q35.findings.json");
  private static final String ASK = "smartctl -j -x -n standby,3 ";

  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// What is made of the hardware.
  private record Judged(List<Finding> findings, Verdict verdict) {}

  @Test
  void everythingJoinedIsAsExpectedAndValid() throws IOException {
    expect(GOLDEN, pretty(hardware()));
    JsonNode schema = Schema.whole().path("properties").path("hardware");
    assertEquals(List.of(), errors(schema.deepCopy(), pretty(hardware())));
  }

  @Test
  void whatTheRulesFindIsAsExpectedAndValid() throws IOException {
    JsonNode hardware = mapper.readTree(ReportJson.text(hardware()));
    Catalogue rules = Catalogue.shipped();
    List<Catalogue.Hit> hits = rules.judge(hardware);
    FindingSet findings = new FindingSet();
    hits.forEach(hit -> findings.add(hit.finding()));
    Parts parts = Parts.of(rules, hardware, hits, List.of(), Map.of(), Map.of());
    String judged =
        pretty(new Judged(findings.list(), Verdict.of(findings.list(), List.of(), parts)));
    expect(FINDINGS, judged);
    JsonNode properties = Schema.whole().path("properties");
    ObjectNode schema = mapper.createObjectNode();
    schema
        .putObject("properties")
        .<ObjectNode>set("findings", properties.path("findings"))
        .set("verdict", properties.path("verdict"));
    assertEquals(List.of(), errors(schema, judged));
  }

  /// Else a part would have no schema of its own, and no list would be known to be whole.
  @Test
  void whatIsFilledSomebodyAnswersFor() {
    Set<String> answered = Collectors.answering(Collectors.all(List.of("assay"), false)).keySet();
    for (Section<?> section : hardware().sections()) {
      assertTrue(answered.contains(section.name()), section.name());
    }
  }

  private static Hardware hardware() {
    Hardware hardware = Hardware.NOTHING;
    ScriptedHost host = machine();
    for (Collector collector : Collectors.all(List.of("assay"), false)) {
      Outcome outcome = collector.collect(host);
      if (!(outcome instanceof Outcome.Absent)) {
        hardware = hardware.merge(Outcomes.ok(outcome));
      }
    }
    return hardware;
  }

  private String pretty(Object part) throws IOException {
    return mapper.writeValueAsString(mapper.readTree(ReportJson.text(part))) + "\n";
  }

  private static void expect(Path golden, String json) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, json);
    }
    assertEquals(Files.readString(golden), json);
  }

  /// What a part of the schema says of a part of the report.
  private static List<String> errors(ObjectNode schema, String json) {
    schema.set("$defs", Schema.whole().path("$defs"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static ScriptedHost machine() {
    ScriptedHost host =
        new ScriptedHost()
            .sysfs("sysfs/qemu-q35.tsv")
            .file("/usr/share/hwdata/pci.ids", Fixtures.bytes("pci/pci.ids"))
            .file("/sys/firmware/dmi/tables/DMI", Fixtures.hex("smbios/qemu-7.2/DMI.hex"))
            .file(
                "/sys/firmware/dmi/tables/smbios_entry_point",
                Fixtures.hex("smbios/qemu-7.2/smbios_entry_point.hex"))
            .answer("ip -o addr", 0, Fixtures.text("ip/addr-busybox.txt"))
            .answer("ethtool eth0", 0, Fixtures.text("ethtool/virtio_net.txt"))
            .answer("ethtool -i eth0", 0, Fixtures.text("ethtool/virtio_net-driver.txt"))
            .answer("ethtool eth1", 0, Fixtures.text("ethtool/e1000e.txt"))
            .answer("ethtool -i eth1", 0, Fixtures.text("ethtool/e1000e-driver.txt"))
            .answer("dmesg", 0, Fixtures.text("kernel/firmware.txt"))
            .answer("smartctl --scan -j", 0, Fixtures.text("smartctl/scan.json"))
            .answer(
                "storcli64 /call show all J nolog",
                0,
                Fixtures.text("storcli/written-controllers.json"))
            .answer(
                "storcli64 /call/eall/sall show all J nolog",
                0,
                Fixtures.text("storcli/written-drives.json"))
            .answer("ipmitool mc info", 0, Fixtures.text("ipmitool/mc-info.txt"))
            .answer("ipmitool -c sdr elist", 0, Fixtures.text("ipmitool/written-sdr-elist.csv"))
            .answer("ipmitool -c sel elist", 0, Fixtures.text("ipmitool/sel-elist.csv"))
            .answer("ipmitool fru print", 0, Fixtures.text("ipmitool/written-fru-print.txt"))
            .answer("ipmitool mc guid", 0, Fixtures.text("ipmitool/written-mc-guid.txt"))
            .answer("assay collect-oshi", 0, Fixtures.text("oshi/qemu-q35.jsonl"));
    for (int channel = 1; channel <= 11; channel++) {
      host.answer(
          "ipmitool lan print " + channel, 1, new byte[0], "Invalid channel: " + channel + "\n");
    }
    return host.answer("ipmitool lan print 8", 0, Fixtures.text("ipmitool/written-lan-print.txt"))
        .answer(ASK + "/dev/nvme0n1", 0, Fixtures.text("smartctl/nvme-qemu.json"))
        .answer(ASK + "/dev/sda", 4, Fixtures.text("smartctl/sata-qemu.json"))
        .answer(ASK + "/dev/sdb", 2, Fixtures.text("smartctl/megaraid-volume-qemu.json"))
        .answer(ASK + "/dev/sdc", 1, Fixtures.text("smartctl/usb-unknown-bridge.json"))
        .answer(
            ASK + "-d megaraid,0 /dev/bus/6", 4, Fixtures.text("smartctl/megaraid-disk-qemu.json"));
  }
}
