package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.HardwareProfile.Disk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Eight disks, of which one has been dead since power-on: it costs SSH nothing, and the report the
/// dead one alone.
@OnBoot("disks")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyDisksTest {
  private static final double LEAST_LOOKS_PER_SECOND = 10;
  private static final long EMULATOR_MILLIS = 10_000;

  @Test
  @Order(1)
  void theReportIsWholeWheneverItIsLookedAt(Vm vm) throws IOException {
    vm.guest().exec("until [ -s /var/log/audit.json ]; do sleep 0.1; done");
    ReportWatch watch = ReportWatch.begin(vm.guest());
    vm.audited();
    ReportWatch.Seen seen = watch.end();
    assertTrue(seen.perSecond() >= LEAST_LOOKS_PER_SECOND, () -> seen.perSecond() + " a second");
    assertTrue(seen.reports().size() > 3, () -> seen.reports().size() + " states");
    for (JsonNode report : seen.reports()) {
      assertEquals(List.of(), AuditSchema.complaints(report));
    }
    assertFalse(seen.reports().getFirst().path("complete").asBoolean());
    assertTrue(seen.reports().getLast().path("complete").asBoolean());
  }

  @Test
  @Order(2)
  void theHealthySevenAreReportedWhole(Vm vm) {
    JsonNode report = vm.audited();
    for (Disk disk : vm.profile().disks()) {
      if (!disk.dead()) {
        JsonNode drive = drive(report, disk.serial());
        assertTrue(drive.at("/health/smartPassed").asBoolean(), drive::toString);
      }
    }
  }

  @Test
  @Order(3)
  void theDeadOneIsNamedWithAReason(Vm vm) {
    JsonNode report = vm.audited();
    JsonNode dead = drive(report, vm.profile().disks().getLast().serial());
    assertTrue(dead.at("/health/smartPassed").isMissingNode(), dead::toString);
    assertEquals("partial", FaultsTest.outcome(report, "smartctl"));
    assertEquals("UNKNOWN", report.at("/verdict/state").asText());
    String reasons = report.at("/verdict/reasons").toString();
    assertTrue(reasons.contains(dead.path("path").asText() + ": killed and still there"), reasons);
  }

  @Test
  @Order(4)
  void theManagementControllerThatNeverGetsReadyIsNamed(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals("failed", FaultsTest.outcome(report, "ipmitool"));
    assertTrue(report.path("findings").toString().contains("bmc_unresponsive"), report::toString);
  }

  /// An e100 asks for microcode, which no image has.
  @Test
  @Order(5)
  void theFirmwareThatACardDidNotGetIsNamedWithItsFile(Vm vm) {
    JsonNode report = vm.audited();
    JsonNode port = Entries.get(report.at("/hardware/networkPorts"), "driver", "e100");
    JsonNode finding = Entries.get(report.path("findings"), "id", "firmware_not_loaded");
    assertEquals(port.path("pciAddress").asText(), finding.path("subject").asText());
    assertTrue(
        finding.path("message").asText().contains("e100/d102e_ucode.bin"), finding::toString);
  }

  @Test
  @Order(6)
  void theAuditKeptItsDeadlineAndLeftNothingThatCouldBeEnded(Vm vm) {
    JsonNode run = vm.audited().path("run");
    long deadlineMillis = run.at("/configuration/deadline").asLong() * 1000;
    assertTrue(
        run.path("durationMillis").asLong() <= deadlineMillis + EMULATOR_MILLIS, run::toString);
    String left =
        vm.guest()
            .ask(
                """
                for group in $(find /sys/fs/cgroup -name cgroup.procs -path '*assay-[0-9]*'); do
                  for pid in $(cat "$group"); do
                    grep -H State "/proc/$pid/status" | grep -v 'State:.[DZ]'
                  done
                done || :
                """);
    assertEquals("", left.strip());
  }

  private static JsonNode drive(JsonNode report, String serial) {
    return Entries.get(report.at("/hardware/drives"), "serialNumber", serial);
  }
}
