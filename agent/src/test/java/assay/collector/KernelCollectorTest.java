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

  @Test
  void hardwareThatWentWrongIsAFindingOfItsPart() {
    host.answer("dmesg", 0, Fixtures.text("kernel/written-trouble.txt"));
    Outcome outcome = collect();
    assertEquals(
        List.of(
            "firmware_bug info null",
            "machine_check warning null",
            "memory_error_corrected warning MC1",
            "memory_error_uncorrected critical MC0",
            "memory_page_poisoned critical null",
            "pcie_error_corrected warning 0000:03:00.0",
            "pcie_error_uncorrected critical 0000:5e:00.0",
            "drive_medium_error critical sda",
            "drive_io_error warning sdb",
            "drive_bus_error warning ata3.00",
            "drive_timeout warning nvme1",
            "drive_controller_down critical nvme1",
            "gpu_xid_grave critical 0000:3b:00",
            "gpu_xid warning 0000:86:00",
            "task_blocked warning smartctl",
            "processor_throttled warning CPU3",
            "processor_throttled warning CPU4",
            "network_transmit_timeout warning eth2",
            "usb_device_error warning 1-4.2"),
        Outcomes.findings(outcome));
    assertEquals(
        "MC1: memory errors that were corrected, 2 lines in the kernel's log, the first: EDAC MC1: 1"
            + " CE memory read error on CPU_SrcID#0_MC#1_Chan#0_DIMM#0 (channel:0 slot:0"
            + " page:0x7b2c5 offset:0x0 grain:32 syndrome:0x0)",
        outcome.findings().get(2).message());
    assertEquals(
        "machine check events, 1 line in the kernel's log, the first: mce: [Hardware Error]: Machine"
            + " check events logged",
        outcome.findings().get(1).message());
  }

  @Test
  void aLogFullOfTroubleIsCountedAndCut() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      log.append("[1.0] I/O error, dev sd").append(i % 250).append(", sector 1\n");
    }
    host.answer("dmesg", 0, log.toString());
    Outcome outcome = collect();
    assertEquals(100, outcome.findings().size());
    assertEquals(
        "sd0: I/O errors, 20 lines in the kernel's log, the first: I/O error, dev sd0, sector 1",
        outcome.findings().getFirst().message());
  }
}
