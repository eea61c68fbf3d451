package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Memory runs out while the machine is audited: the kernel kills the agent, never SSH; the report
/// says so, and the audit comes to its end once there is memory again. Last on its machine.
@OnBoot("late")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HardTimesTest {
  private static final String FILL =
      """
      mkdir -p /run/fill
      mount -t tmpfs -o size=100% none /run/fill
      i=0
      while [ "$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)" -gt 36864 ]; do
        i=$((i + 1))
        dd if=/dev/zero of="/run/fill/$i" bs=1M count=4 2>/dev/null
      done
      """;

  @Test
  @Order(1)
  void theReportSaysThatMemoryRanOutAndSshStays(Vm vm) throws InterruptedException {
    vm.audited();
    vm.restartAudit(FILL);
    long deadline = System.nanoTime() + Limit.AUDIT.duration().toNanos();
    JsonNode report = vm.report();
    while (!endedForWantOfMemory(report) && System.nanoTime() < deadline) {
      Thread.sleep(1000);
      // A new login each time: what is open already says little about the door.
      vm.guest().disconnect();
      report = vm.report();
    }
    assertTrue(endedForWantOfMemory(report), report::toPrettyString);
    assertEquals(List.of(), AuditSchema.complaints(report));
    vm.guest().disconnect();
    assertEquals("0", vm.guest().ask("id -u").strip());
  }

  @Test
  @Order(2)
  void withMemoryTheAuditComesToItsEnd(Vm vm) {
    vm.guest().ask("umount /run/fill");
    JsonNode report = vm.audited(HardTimesTest::endedForWantOfMemory, now -> {});
    assertTrue(report.at("/hardware/drives").size() > 0, report::toString);
  }

  private static boolean endedForWantOfMemory(JsonNode report) {
    return Entries.find(report.at("/run/agentEnds"), "ending", "out_of_memory").isPresent();
  }
}
