package assay.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Finding FAILING =
      new Finding("drive_smart_failed", Severity.critical, "sda: SMART says FAILED", "/dev/sda");
  private static final Finding WORN =
      new Finding("drive_wear", Severity.warning, "sda: 90 % used", "/dev/sda");

  @Test
  void criticalFindingFailsEvenWithGaps() {
    assertEquals(
        new Verdict(Verdict.State.FAIL, List.of("sda: SMART says FAILED", "ipmitool: timeout")),
        Verdict.of(List.of(WORN, FAILING), List.of("ipmitool: timeout")));
  }

  @Test
  void gapIsNeverAPass() {
    assertEquals(
        Verdict.State.UNKNOWN, Verdict.of(List.of(), List.of("ipmitool: timeout")).state());
  }

  @Test
  void warningsAlonePass() {
    assertEquals(new Verdict(Verdict.State.PASS, List.of()), Verdict.of(List.of(WORN), List.of()));
  }
}
