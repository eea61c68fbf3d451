package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The agent owns the boot plan: it verifies each step and starts what is missing.
@OnBoot("server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StepsTest {

  @Test
  @Order(1)
  void aNormalBootNeedsNoHelp(Vm vm) {
    Map<String, String> steps = outcomes(vm.audited());
    assertFalse(steps.isEmpty());
    // No NVIDIA card was plugged in, so there is nothing to load a driver for.
    steps.remove("nvidia", "skipped");
    steps.forEach((name, outcome) -> assertEquals("verified", outcome, name));
  }

  @Test
  @Order(2)
  void whatIsMissingIsStarted(Vm vm) {
    JsonNode report =
        vm.auditedAgain(
            """
            rc-update -a del assay-network
            rc-service assay-network stop
            rc-service dropbear stop
            """);
    Map<String, String> steps = outcomes(report);
    assertEquals("started", steps.get("dropbear"), steps::toString);
    assertEquals("started", steps.get("network"), steps::toString);
    vm.guest().disconnect();
    assertEquals("0", vm.guest().ask("id -u").strip());
  }

  static Map<String, String> outcomes(JsonNode report) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (JsonNode step : report.at("/boot/steps")) {
      outcomes.put(step.path("name").asText(), step.path("outcome").asText());
    }
    return outcomes;
  }
}
