package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Without a Java runtime there is no audit, but SSH and a report that says so. Last on its
/// machine.
@OnBoot("server")
class NoJavaTest {

  @Test
  void sshStaysAndTheReportIsHonest(Vm vm) throws InterruptedException {
    JsonNode audited = vm.audited();
    vm.restartAudit("mount -t tmpfs none /usr/lib/assay/runtime");
    long deadline = System.nanoTime() + Limit.COMMAND.duration().toNanos();
    while (!failedAgain(vm) && System.nanoTime() < deadline) {
      Thread.sleep(500);
    }
    assertTrue(failedAgain(vm), () -> vm.guest().exec("cat /run/restart.log").toString());

    JsonNode report = vm.report();
    assertEquals(List.of(), AuditSchema.complaints(report));
    assertFalse(report.path("complete").asBoolean());
    assertEquals(audited.at("/run/bootId"), report.at("/run/bootId"));
    vm.guest().disconnect();
    assertEquals("0", vm.guest().ask("id -u").strip());
  }

  private static boolean failedAgain(Vm vm) {
    return vm.guest().exec("cat /run/assay/agent.state").out().strip().equals("failed");
  }
}
