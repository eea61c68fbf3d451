package assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Collectors;
import assay.inventory.Finding;
import assay.json.JsonTree;
import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that are shipped.
class CatalogueTest {
  private static final Map<String, List<String>> ANSWERING =
      Collectors.answering(Collectors.all(List.of("assay"), false));
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern EVENT = Pattern.compile("Catalogue\\.event\\(\\s*\"([a-z0-9_]+)\"");

  /// A table of ids in the place of literals.
  private static final Pattern TABLED = Pattern.compile("mean\\(\\s*[\\w.]+,\\s*\"([a-z0-9_]+)\"");

  private static final Pattern ANY_EVENT = Pattern.compile("Catalogue\\.event\\(");

  static List<RuleCase> cases() throws IOException {
    return RuleCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatItIsToFind(RuleCase one) throws IOException {
    List<Finding> findings =
        Catalogue.shipped()
            .judge(JsonTree.read("{\"%s\":[%s]}".formatted(one.section(), one.part())))
            .stream()
            .map(Catalogue.Hit::finding)
            .filter(finding -> finding.id().equals(one.rule()))
            .toList();
    assertEquals(
        one.finds(),
        findings.stream()
            .map(
                finding ->
                    "%s %s: %s".formatted(finding.severity(), finding.subject(), finding.message()))
            .toList());
    for (Finding finding : findings) {
      assertTrue(finding.remedy() != null && finding.ruleVersion() != null, finding::toString);
    }
  }

  @Test
  void everyRuleHasACaseThatFindsAndARemedy() throws IOException {
    Set<String> found = new HashSet<>();
    RuleCase.all().stream()
        .filter(one -> !one.finds().isEmpty())
        .forEach(one -> found.add(one.rule()));
    for (Rule rule : Catalogue.shipped().rules()) {
      assertTrue(rule.check() == null || found.contains(rule.id()), rule.id() + " has no case");
      assertTrue(rule.remedy().endsWith("."), rule.id());
    }
    Set<String> ids = new TreeSet<>(found);
    Catalogue.shipped().rules().forEach(rule -> ids.remove(rule.id()));
    assertEquals(Set.of(), ids, "cases of rules that are not there");
  }

  @Test
  void everyEventInTheCodeIsInTheCatalogueAndTheOtherWayRound() throws IOException {
    Set<String> used = new TreeSet<>();
    List<String> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        List<String> ids = EVENT.matcher(code).results().map(match -> match.group(1)).toList();
        used.addAll(ids);
        if (file.endsWith("KernelFindings.java")) {
          TABLED.matcher(code).results().forEach(match -> used.add(match.group(1)));
          used.add("gpu_xid_grave");
          continue;
        }
        // A recorded finding is made again by the id that it has.
        if (file.endsWith("Replay.java")) {
          continue;
        }
        if (ids.size() != ANY_EVENT.matcher(code).results().count()
            || code.contains("new Finding(") && !file.startsWith(MAIN.resolve("assay/rules"))) {
          others.add(file.toString());
        }
      }
    }
    assertEquals(List.of(), others, "a finding is made by Catalogue.event, its id a literal");
    Set<String> events = new TreeSet<>();
    for (Rule rule : Catalogue.shipped().rules()) {
      if (rule.check() == null) {
        events.add(rule.id());
      }
    }
    assertEquals(events, used);
  }

  @Test
  void anEventHasItsRulesWords() {
    Finding finding = Catalogue.event("bmc_unresponsive", "no answer", "ipmi0");
    assertEquals(Finding.Severity.warning, finding.severity());
    assertEquals(1, finding.ruleVersion());
    assertThrows(
        IllegalArgumentException.class, () -> Catalogue.event("drive_wear", "no event", null));
    assertThrows(IllegalArgumentException.class, () -> Catalogue.event("no_rule", "none", null));
  }

  /// A path that no report can have would never find anything, and nobody would notice.
  @Test
  void everyFieldIsOneOfTheSchema() throws IOException {
    JsonNode schema = Schema.whole();
    JsonNode sections = schema.path("properties").path("hardware").path("properties");
    for (Rule rule : Catalogue.shipped().rules()) {
      Rule.Check check = rule.check();
      if (check != null) {
        JsonNode part = element(schema, sections.path(check.section()));
        JsonNode element =
            check.elements() == null
                ? part
                : element(schema, part.path("properties").path(check.elements()));
        rule.fields(field -> known(schema, field, element, part, rule.id()));
      }
    }
    for (String section : Catalogue.shipped().described()) {
      JsonNode part = element(schema, sections.path(section));
      Catalogue.shipped()
          .kind(section, ANSWERING)
          .fields(field -> known(schema, field, part, part, section));
    }
  }

  /// What collectors declare is not to be said once more.
  @Test
  void aDescribedPartSaysMoreThanItsCollectors() {
    for (String section : Catalogue.shipped().described()) {
      PartKind kind = Catalogue.shipped().kind(section, ANSWERING);
      PartKind silent = Catalogue.shipped().kind(section, Map.of());
      boolean ownCollectors = !silent.collectors().contains("*");
      assertTrue(
          !ownCollectors || !kind.collectors().equals(ANSWERING.get(section)),
          section + ": its collectors are those that answer for it");
    }
  }

  @Test
  void whatNobodyDescribedFollowsFromWhoAnswersForIt() throws IOException {
    PartKind kind = Catalogue.shipped().kind("tpms", ANSWERING);
    assertEquals(List.of("tpm"), kind.collectors());
    assertEquals("tpm0", kind.name(JsonTree.read("{\"name\":\"tpm0\"}")));
    assertEquals("tpms", kind.name(JsonTree.read("{}")));
    assertEquals(List.of(), kind.healthCollectors());
    assertEquals(List.of("*"), Catalogue.shipped().kind("tpms", Map.of()).collectors());
    assertEquals(List.of("block", "raid"), ANSWERING.get("drives"));
    assertEquals(List.of("block"), Catalogue.shipped().kind("drives", ANSWERING).collectors());
    assertEquals(
        List.of("dmi", "cpu"), Catalogue.shipped().kind("processors", ANSWERING).collectors());
  }

  @Test
  void everySectionHasSomebodyWhoAnswersForIt() {
    for (Map.Entry<String, JsonNode> section :
        Schema.whole().at("/properties/hardware/properties").properties()) {
      assertTrue(ANSWERING.containsKey(section.getKey()), section.getKey());
    }
  }

  private static void known(
      JsonNode schema, FieldPath field, JsonNode element, JsonNode part, String where) {
    JsonNode at = field.ofPart() ? part : element;
    for (String name : field.names()) {
      at = element(schema, at.path("properties").path(name));
    }
    assertTrue(at.isObject(), () -> where + ": the schema has no " + field.text());
  }

  /// What a list has, or a reference leads to.
  private static JsonNode element(JsonNode schema, JsonNode from) {
    JsonNode at = from.has("items") ? from.path("items") : from;
    String reference = at.path("$ref").asText();
    return reference.isEmpty() ? at : schema.at(reference.substring(1));
  }

  @Test
  void whatItFindsItShows() throws IOException {
    Finding finding =
        Catalogue.shipped()
            .judge(
                JsonTree.read(
                    "{\"drives\":[{\"name\":\"sda\",\"health\":{\"percentageUsed\":90,"
                        + "\"writtenBytes\":7}}]}"))
            .getFirst()
            .finding();
    assertEquals(
        "{health.percentageUsed=90, health.writtenBytes=7}", String.valueOf(finding.evidence()));
  }

  @Test
  void whatAPartSaysOfItselfIsBounded() throws IOException {
    String endless = "x".repeat(100_000);
    Finding finding =
        Catalogue.shipped()
            .judge(
                JsonTree.read(
                    "{\"drives\":[{\"name\":\"sda\",\"health\":{\"unavailableReason\":\"%s\"}}]}"
                        .formatted(endless)))
            .getFirst()
            .finding();
    assertTrue(finding.message().length() < 600);
    assertTrue(String.valueOf(finding.evidence()).length() < 300);
  }

  @Test
  void hardwareOfAnyShapeIsLookedAt() throws IOException {
    for (String odd :
        List.of(
            "{}",
            "7",
            "null",
            "{\"drives\":7}",
            "{\"drives\":{}}",
            "{\"drives\":[null,[],\"x\"]}",
            "{\"raidControllers\":[{\"volumes\":7,\"bays\":[[]],\"status\":\"ok\"}]}")) {
      for (Catalogue.Hit hit : Catalogue.shipped().judge(JsonTree.read(odd))) {
        assertEquals("raid_drive_state_unknown", hit.finding().id(), odd);
      }
    }
  }
}
