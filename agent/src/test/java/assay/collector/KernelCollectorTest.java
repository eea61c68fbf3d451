package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelCollectorTest {
  private final ScriptedHost host = new ScriptedHost();

  private Outcome collect() {
    return new KernelCollector().collect(host);
  }

  /// The log of a machine with an e100, whose kernel says it twice each time.
  @Test
  void firmwareThatWasNotThereIsAFindingOfItsDevice() {
    host.answer("dmesg", 0, Fixtures.text("kernel/firmware.txt"));
    Outcome outcome = collect();
    assertEquals(List.of("firmware_not_loaded warning 0000:00:06.0"), Outcomes.findings(outcome));
    assertEquals(
        "e100 asked for the firmware e100/d102e_ucode.bin, which this system does not have"
            + " (error -2)",
        outcome.findings().getFirst().message());
  }

  @Test
  void aLogThatNobodyMayReadIsSaidSo() {
    host.answer("dmesg", 1, new byte[0], "dmesg: klogctl: Operation not permitted\n");
    assertEquals(
        "dmesg: exit status 1, dmesg: klogctl: Operation not permitted",
        assertInstanceOf(Outcome.Failed.class, collect()).reason());
  }

  @Test
  void aMachineWithoutTheToolIsSaidSo() {
    assertInstanceOf(Outcome.ToolMissing.class, collect());
  }
}
