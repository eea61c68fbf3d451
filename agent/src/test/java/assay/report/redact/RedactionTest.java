package assay.report.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Identities;
import assay.report.Reports;
import assay.report.Schema;
import assay.report.export.CsvExport;
import assay.report.export.PrometheusExport;
import assay.report.html.HtmlReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactionTest {
  /// A shorter one may stand in another word.
  private static final int SHORTEST = 4;

  private static final Set<String> IDENTIFYING =
      Set.of(
          "serialNumber",
          "uuid",
          "guid",
          "wwn",
          "assetTag",
          "macAddress",
          "permanentMacAddress",
          "ipAddress",
          "gateway",
          "bootId",
          "hostKeyFingerprint",
          "fingerprint",
          "comment");

  /// What no redacted report may show, found by the names of fields and not by the list that is
  /// tested here.
  private static Set<String> secrets(JsonNode tree) {
    Set<String> secrets = new LinkedHashSet<>();
    tree.path("identity").path("macAddresses").forEach(one -> secrets.add(one.asText()));
    tree.path("identity").path("driveSerialNumbers").forEach(one -> secrets.add(one.asText()));
    tree.path("run").path("labels").forEach(one -> secrets.add(one.asText()));
    collect(tree, secrets);
    secrets.removeIf(one -> one.length() < SHORTEST);
    return secrets;
  }

  private static void collect(JsonNode tree, Set<String> secrets) {
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      JsonNode value = member.getValue();
      if (value.isTextual()
          && (IDENTIFYING.contains(member.getKey()) || member.getKey().contains(" Serial"))
          && !value.asText().equals("placeholder text")
          && !value.asText().startsWith("a UUID that")) {
        secrets.add(value.asText());
      }
      if (member.getKey().equals("addresses")) {
        value.forEach(one -> secrets.add(one.asText().replaceAll("/.*", "")));
      }
    }
    tree.forEach(child -> collect(child, secrets));
  }

  @Test
  void nothingThatTellsAMachineIsLeft() throws IOException {
    int all = 0;
    for (Map.Entry<String, ObjectNode> one : Reports.all().entrySet()) {
      Set<String> secrets = secrets(one.getValue());
      all += secrets.size();
      JsonNode redacted = Redaction.of(one.getValue());
      StringBuilder page = new StringBuilder();
      HtmlReport.write(redacted, page);
      List<String> outputs = new ArrayList<>(List.of(redacted.toString(), page.toString()));
      outputs.add(PrometheusExport.text(redacted));
      outputs.add(CsvExport.machine(redacted));
      for (String section : CsvExport.sections(redacted, Schema.whole())) {
        outputs.add(CsvExport.section(redacted, Schema.whole(), section).orElseThrow());
      }
      for (String output : outputs) {
        for (String secret : secrets) {
          assertFalse(
              output.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)),
              () -> one.getKey() + " still has " + secret);
        }
      }
    }
    assertTrue(all > 50, all + " secrets");
  }

  @Test
  void redactedReportIsValidAndOtherwiseTheSame() {
    for (Map.Entry<String, ObjectNode> one : Reports.valid().entrySet()) {
      Schema.check(one.getValue());
      JsonNode redacted = Redaction.of(one.getValue());
      Schema.check(redacted);
      assertEquals(
          Reports.scalars(one.getValue()).size(), Reports.scalars(redacted).size(), one.getKey());
      assertEquals(
          one.getValue().path("verdict").path("state"), redacted.path("verdict").path("state"));
      assertNotEquals(one.getValue(), redacted);
      assertEquals(redacted, Redaction.of(redacted), "redacted again");
    }
  }

  @Test
  void whatWasEqualStaysEqual() {
    ObjectNode report = Reports.named("written-two-sockets");
    JsonNode redacted = Redaction.of(report);
    JsonNode hardware = redacted.path("hardware");
    String system = hardware.path("system").path("serialNumber").asText();
    assertTrue(system.matches("redacted-[0-9]+"), system);
    assertEquals(system, identifier(redacted, "systemSerialNumber").path("value").asText());
    String drive = hardware.path("drives").path(1).path("serialNumber").asText();
    assertEquals(
        "/dev/nvme1n1 (SAMSUNG MZQL23T8HCLS-00A07, "
            + drive
            + ") says of itself that it is failing",
        redacted.path("findings").path(0).path("message").asText());
    String mac = hardware.path("networkPorts").path(0).path("macAddress").asText();
    String kernelLine = redacted.path("run").path("kernelLine").asText();
    assertTrue(kernelLine.contains("BOOTIF=01-" + mac + " "), kernelLine);
    assertFalse(kernelLine.contains("rack.example"), kernelLine);
    assertEquals(
        "placeholder text", identifier(redacted, "chassisSerialNumber").path("reason").asText());
    assertEquals("Samsung", hardware.at("/memory/modules/0/manufacturer").asText());
    assertEquals("02:00:5e:10:00:00", identifier(report, "macAddress").path("value").asText());
  }

  private static JsonNode identifier(JsonNode report, String kind) {
    return Identities.first(report, kind);
  }

  @Test
  void reasonsAreReadButNotTakenOut() {
    ObjectNode report = Reports.named("written-two-sockets");
    ObjectNode chassis = (ObjectNode) identifier(report, "chassisSerialNumber");
    chassis.put("reason", "the same as the board's, pwxla0123456");
    JsonNode redacted = Redaction.of(report);
    String board = identifier(redacted, "boardSerialNumber").path("value").asText();
    assertEquals(
        "the same as the board's, " + board,
        identifier(redacted, "chassisSerialNumber").path("reason").asText());
  }

  @Test
  void keyOnTheKernelLineIsOneOfThem() {
    JsonNode redacted = Redaction.of(Reports.named("qemu-q35"));
    String line = redacted.path("run").path("kernelLine").asText();
    assertFalse(line.contains("AAAA"), line);
    assertTrue(
        line.startsWith("edd=off panic=60 console=ttyS0 ssh_key=\"ssh-ed25519 redacted-"), line);
  }

  @Test
  void machineCannotHaveTheReportsOwnWordsReplaced() {
    ObjectNode report = Reports.named("written-two-sockets");
    int i = 0;
    for (String word :
        List.of("FAIL", "1.0.0", "critical", "timeout", "2026-11-20T09:15:20.410Z")) {
      ((ObjectNode) report.path("hardware").path("memory").path("modules").path(i++))
          .put("serialNumber", word);
    }
    JsonNode redacted = Redaction.of(report);
    Schema.check(redacted);
    assertEquals("FAIL", redacted.path("verdict").path("state").asText());
  }

  @Test
  void otherSpellingsOfAValueAreThatValue() {
    Tokens tokens = new Tokens();
    tokens.add("52:54:00:AB:cd:01");
    tokens.add("5254-00ab-cd01");
    tokens.add("0x5000c500abcdef01");
    tokens.add("10.0.2.15/24");
    tokens.add("AB1");
    assertEquals("redacted-1", tokens.of("52-54-00-ab-cd-01"));
    assertEquals("redacted-1", tokens.of("5254-00ab-cd01"));
    assertEquals(
        "enxredacted-1 01-redacted-1 wwn-redacted-2 redacted-3:22 10.0.2.150 AB1",
        tokens.replaceIn(
            "enx525400abcd01 01-52-54-00-ab-cd-01 wwn-0x5000c500abcdef01 10.0.2.15:22 10.0.2.150"
                + " AB1"));
    assertEquals("redacted-4", tokens.of("ab1"));
    assertEquals("unknown", tokens.of("unknown"));
  }

  @Test
  void patternsMeanWhatTheySay() {
    assertMatches(true, "hardware/**/serialNumber", "hardware/drives/0/serialNumber");
    assertMatches(true, "hardware/**/serialNumber", "hardware/serialNumber");
    assertMatches(false, "hardware/**/serialNumber", "hardware/serialNumberSources/vpd");
    assertMatches(true, "a/*/fields/*Serial*", "a/0/fields/Board Serial");
    assertMatches(false, "a/*", "a");
    assertMatches(false, "a/*", "a/b/c");
    assertMatches(true, "**", "a/b/c");
  }

  private static void assertMatches(boolean expected, String pattern, String path) {
    assertEquals(expected, PathPattern.of(pattern).matches(List.of(path.split("/"))), pattern);
  }
}
