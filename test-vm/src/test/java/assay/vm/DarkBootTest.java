package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// No cable is plugged in, one disk is dead, the processor is old, the clock has lost its battery,
/// services start in parallel: the audit ends all the same, and SSH answers as soon as a cable is
// there.
@OnBoot("dark")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DarkBootTest {
  private static final Pattern ENDED = Pattern.compile("endedUptimeMillis=(\\d+)");

  @Test
  @Order(1)
  void theBootEndsWithoutACable(Vm vm) {
    vm.console().await(Vm.LOGIN_PROMPT, Limit.LOGIN_PROMPT.duration());
  }

  @Test
  @Order(2)
  void theAuditEndsWithoutACable(Vm vm) {
    Console.Line done = vm.console().await(Vm.AUDIT_DONE, Limit.AUDIT.duration());
    assertTrue(done.text().contains("assay: audit complete"), done::toString);
  }

  @Test
  @Order(3)
  void sshWasThereBeforeTheCable(Vm vm) {
    vm.qemu().link(0, true);
    long plugged = System.nanoTime();
    Guest guest = vm.guest();
    String uptime = guest.read("/proc/uptime").split(" ")[0];
    Duration since = Duration.ofNanos(System.nanoTime() - plugged);
    long pluggedUptimeMillis = (long) (Double.parseDouble(uptime) * 1000) - since.toMillis();

    Matcher ended = ENDED.matcher(guest.read("/run/assay/steps/dropbear"));
    assertTrue(ended.find());
    assertTrue(
        Long.parseLong(ended.group(1)) < pluggedUptimeMillis,
        ended.group() + ", the cable came at " + pluggedUptimeMillis);
  }

  @Test
  @Order(4)
  void theReportSaysWhatTheMachineWasLike(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    assertEquals("verified", StepsTest.outcomes(report).get("dropbear"));
    JsonNode ports = report.at("/hardware/networkPorts");
    assertEquals(vm.profile().cards().size(), ports.size(), ports::toString);
    ports.forEach(port -> assertFalse(port.path("carrier").asBoolean(true), port::toString));
    String serial = vm.profile().disks().getFirst().serial();
    assertTrue(report.at("/hardware/drives").toString().contains(serial), report::toString);
  }

  @Test
  @Order(5)
  void aClockThatLostItsBatteryIsNotTrustedAndTimesNothing(Vm vm) {
    JsonNode run = vm.audited().path("run");
    assertFalse(run.path("clockTrusted").asBoolean(true), run::toString);
    assertTrue(run.path("startedAt").asText().startsWith("1970-01-01"), run::toString);
    assertTrue(run.path("updatedAt").asText().startsWith("1970-01-01"), run::toString);
    long upMillis =
        (long) (Double.parseDouble(vm.guest().read("/proc/uptime").split(" ")[0]) * 1000);
    long endMillis = run.path("startedUptimeMillis").asLong() + run.path("durationMillis").asLong();
    assertTrue(run.path("durationMillis").asLong() > 0, run::toString);
    assertTrue(endMillis <= upMillis, endMillis + " of " + upMillis + " ms");
  }

  @Test
  @Order(6)
  void servicesStartedInParallelAndNoneFailed(Vm vm) {
    // OpenRC takes rc_* words of the kernel line before those of its rc.conf.
    assertTrue(vm.guest().read("/proc/cmdline").contains("rc_parallel=YES"));
    String crashed = vm.guest().exec("rc-status --crashed").out();
    assertEquals("", crashed.strip());
  }
}
