package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One audit per boot, in the background, and nothing of it stays.
@OnBoot("server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleTest {
  // What CI can wait for; the promise is ten minutes.
  private static final Duration LATER =
      Boolean.getBoolean("assay.long") ? Duration.ofMinutes(10) : Duration.ofSeconds(10);
  private static final String JVMS =
      "for exe in /proc/[0-9]*/exe; do readlink \"$exe\"; done 2>/dev/null | grep -c /bin/java || true";

  @Test
  @Order(1)
  void theLoginPromptComesBeforeTheAuditIsDone(Vm vm) {
    Console console = vm.console();
    Duration prompt = console.await(Vm.LOGIN_PROMPT, Limit.LOGIN_PROMPT.duration()).since();
    Duration done = console.await(Vm.AUDIT_DONE, Limit.AUDIT.duration()).since();
    assertTrue(prompt.compareTo(done) < 0, prompt + " is after " + done);
  }

  @Test
  @Order(2)
  void laterNoJvmRunsAndThereWasNoSecondAudit(Vm vm) throws InterruptedException {
    JsonNode first = vm.audited();
    Thread.sleep(LATER);
    assertEquals("0", vm.guest().ask(JVMS).strip());
    assertEquals(first, vm.report());
    assertEquals("complete", vm.guest().read("/run/assay/agent.state").strip());
  }

  @Test
  @Order(3)
  void aRestartOfTheServiceAuditsAgain(Vm vm) {
    JsonNode first = vm.audited();
    JsonNode second = vm.auditedAgain("");
    assertNotEquals(first.at("/run/startedUptimeMillis"), second.at("/run/startedUptimeMillis"));
    assertEquals(first.at("/run/bootId"), second.at("/run/bootId"));
    assertEquals(first.at("/hardware/system"), second.at("/hardware/system"));
  }
}
