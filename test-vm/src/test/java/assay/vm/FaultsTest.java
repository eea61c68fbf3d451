package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One tool is missing, another sleeps for ever: the rest of the audit is whole.
@OnBoot("server")
class FaultsTest {
  private static final String BREAK =
      """
      PATH=/usr/sbin:/usr/bin:/sbin:/bin
      smartctl=$(command -v smartctl)
      ipmitool=$(command -v ipmitool)
      mv "$smartctl" "$smartctl.away"
      mv "$ipmitool" "$ipmitool.away"
      printf '#!/bin/sh\\nexec sleep 100000\\n' >"$ipmitool"
      chmod 755 "$ipmitool"
      """;
  private static final String REPAIR =
      """
      for away in /usr/sbin/*.away /usr/bin/*.away; do
        [ ! -e "$away" ] || mv "$away" "${away%.away}"
      done
      """;

  @Test
  void aMissingAndAHangingToolCostOnlyTheirOwnPart(Vm vm) {
    try {
      JsonNode report = vm.auditedAgain(BREAK);
      assertEquals(List.of(), AuditSchema.complaints(report));
      assertEquals("tool_missing", outcome(report, "smartctl"));
      assertEquals("timeout", outcome(report, "ipmitool"));
      assertEquals("ok", outcome(report, "dmi"));
      assertEquals("ok", outcome(report, "block"));
      assertFalse(report.at("/hardware/drives").isEmpty());
    } finally {
      vm.guest().exec(REPAIR);
    }
  }

  @Test
  void nonsenseIsAuditedToo(Vm vm) {
    Guest.Result result =
        vm.guest()
            .exec(
                "assay audit --nonsense --only dmi --output /run/nonsense.json",
                Limit.AUDIT.duration());
    assertEquals(0, result.status(), result::toString);
    assertFalse(vm.guest().read("/run/nonsense.json").isBlank());
  }

  /// Back to before this machine was made, and years ahead.
  @Test
  void sshStaysWhenTheClockJumps(Vm vm) {
    vm.audited();
    Guest guest = vm.guest();
    try {
      for (String day : List.of("1999-06-30 12:00:00", "2035-06-30 12:00:00")) {
        guest.ask("date -s '" + day + "'");
        guest.disconnect();
        assertEquals(day.substring(0, 4), guest.ask("date +%Y").strip());
      }
    } finally {
      guest.ask("date -s @" + System.currentTimeMillis() / 1000);
    }
  }

  static String outcome(JsonNode report, String collector) {
    return Entries.find(report.path("collectors"), "name", collector)
        .map(entry -> entry.path("outcome").asText())
        .orElse("none");
  }
}
