package assay.source.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelLogTest {
  @Test
  void bothKernelsWordsAreUnderstood() {
    assertEquals(
        List.of(
            new RefusedFirmware("bnx2x", "0000:01:00.0", "bnx2x/bnx2x-e2-7.13.21.0.fw", -2),
            new RefusedFirmware("bnx2", "0000:03:00.0", "bnx2/bnx2-mips-09-6.2.1b.fw", -2),
            new RefusedFirmware("qla2xxx", "0000:05:00.1", "ql2500_fw.bin", -5),
            new RefusedFirmware("platform", "regulatory.0", "regulatory.db", -2)),
        KernelLog.refusedFirmware(
            """
            [    0.000000] Linux version 6.18.1-0-lts
            [    5.123456] bnx2x 0000:01:00.0: Direct firmware load for bnx2x/bnx2x-e2-7.13.21.0.fw failed with error -2
            [    5.123999] bnx2x 0000:01:00.0: Direct firmware load for bnx2x/bnx2x-e2-7.13.21.0.fw failed with error -2
            [    6.000001] bnx2 0000:03:00.0: firmware: failed to load bnx2/bnx2-mips-09-6.2.1b.fw (-2)
            [    6.000002] firmware_class: See https://wiki.debian.org/Firmware for information about missing firmware
            [    7.5] [  T312] qla2xxx 0000:05:00.1: Direct firmware load for ql2500_fw.bin failed with error -5
            platform regulatory.0: Direct firmware load for regulatory.db failed with error -2
            """));
  }

  @Test
  void whatOnlyLooksLikeItIsNot() {
    assertEquals(
        List.of(),
        KernelLog.refusedFirmware(
            """
            [ 1.0] e100 0000:00:02.0: Direct firmware load for e100.bin failed with error -99999999999
            [ 1.1] usb 1-1: Product: firmware: failed to load
            [ 1.2] tg3 0000:02:00.0: firmware: direct-loading firmware tigon/tg3.bin
            """));
    assertEquals(List.of(), KernelLog.refusedFirmware("\0\u00ff\n".repeat(10)));
  }
}
