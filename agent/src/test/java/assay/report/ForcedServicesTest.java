package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.host.FileSet;
import assay.step.ForcedService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForcedServicesTest {
  private final AuditState state =
      new AuditState(
          RunFacts.of(
              new FileSet(new Ending.Exited(0), new LinkedHashMap<>(), new LinkedHashMap<>())),
          Start.now(),
          "0.1.0",
          Map.of(),
          null);

  private JsonNode report() throws Exception {
    JsonNode report = ReportReader.tree(state.report());
    Schema.check(report);
    return report;
  }

  @Test
  void whereNothingWasForcedTheReportSaysNothingOfIt() throws Exception {
    assertFalse(report().path("boot").has("forced"));
  }

  @Test
  void everyOutcomeIsValidAndShown() throws Exception {
    List<ForcedService> all =
        Arrays.stream(ForcedService.Outcome.values())
            .map(outcome -> new ForcedService("service-" + outcome, outcome, null))
            .toList();
    state.forced(all);
    JsonNode report = report();
    assertEquals(all.size(), report.path("boot").path("forced").size());
    assertTrue(
        ConsoleSummary.lines(report).stream()
            .anyMatch(line -> line.startsWith("Forced    : service-started started, ")));
  }

  @Test
  void reasonIsKept() throws Exception {
    state.forced(
        List.of(new ForcedService("dbus", ForcedService.Outcome.timeout, "no answer within 15 s")));
    assertEquals("no answer within 15 s", report().at("/boot/forced/0/reason").asText());
  }
}
