package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A machine without a disk and without a card is audited to its end; a card that comes later lets
/// its owner in.
@OnBoot("bare")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BareBootTest {

  @Test
  @Order(1)
  void theAuditEnds(Vm vm) {
    Console.Line done = vm.console().await(Vm.AUDIT_DONE, Limit.AUDIT.duration());
    assertTrue(done.text().contains("assay: audit complete"), done::toString);
  }

  @Test
  @Order(2)
  void aCardThatComesLaterLetsItsOwnerIn(Vm vm) {
    vm.qemu().plug(0);
    assertEquals("0", vm.guest().ask("id -u").strip());
  }

  @Test
  @Order(3)
  void whatWasNotThereIsAbsentAndNothingFailed(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    assertEquals("absent", FaultsTest.outcome(report, "smartctl"));
    assertTrue(report.at("/hardware/drives").isEmpty());
    assertTrue(report.at("/hardware/networkPorts").isEmpty());
    for (JsonNode collector : report.path("collectors")) {
      String outcome = collector.path("outcome").asText();
      assertTrue(List.of("ok", "absent").contains(outcome), collector::toString);
    }
  }
}
