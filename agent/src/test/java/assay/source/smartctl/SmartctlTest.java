package assay.source.smartctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Fixtures;
import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmartctlTest {
  @Test
  void everyBitOfTheExitStatusHasItsName() {
    assertEquals(List.of(), ExitFlag.of(0));
    assertEquals(List.of(ExitFlag.COMMAND_FAILED), ExitFlag.of(4));
    assertEquals(List.of(ExitFlag.COMMAND_LINE, ExitFlag.DEVICE_OPEN), ExitFlag.of(3));
    assertEquals(List.of(ExitFlag.DISK_FAILING, ExitFlag.SELF_TEST_LOG), ExitFlag.of(8 | 128));
    assertEquals(List.of(ExitFlag.values()), ExitFlag.of(255));
    assertEquals("attribute_failed_in_past", ExitFlag.ATTRIBUTE_FAILED_IN_PAST.word());
  }

  @Test
  void theScanKeepsWhatIsBehindControllers() {
    assertEquals(
        List.of(
            new ScannedDevice("/dev/sda", "scsi"),
            new ScannedDevice("/dev/sdb", "scsi"),
            new ScannedDevice("/dev/bus/6", "megaraid,0"),
            new ScannedDevice("/dev/nvme0", "nvme")),
        Smartctl.devices(execution(0, Fixtures.bytes("smartctl/scan.json"))));
    assertNull(Smartctl.devices(execution(0, new byte[0])));
  }

  @Test
  void aGuessedTypeIsNotPassedBack() {
    assertEquals(
        List.of("smartctl", "-j", "-x", "-n", "standby,3", "/dev/sda"),
        Smartctl.ask(new ScannedDevice("/dev/sda", "scsi")).argv());
    Command command = Smartctl.ask(new ScannedDevice("/dev/bus/6", "megaraid,0"));
    assertEquals(
        List.of("smartctl", "-j", "-x", "-n", "standby,3", "-d", "megaraid,0", "/dev/bus/6"),
        command.argv());
    assertEquals("/dev/bus/6", command.device());
  }

  @Test
  void readsAnAtaDisk() {
    SmartReport report = report(4, "smartctl/sata-qemu.json");

    assertEquals(List.of(ExitFlag.COMMAND_FAILED), report.flags());
    assertEquals("ASSAY-SATA", report.modelName());
    assertEquals("SATA0001", report.serialNumber());
    assertEquals("1.23", report.firmwareVersion());
    assertEquals("0x5000c50015ea71aa", report.wwn());
    assertEquals(268435456L, report.userCapacityBytes());
    assertEquals(7200, report.rotationRate());
    assertEquals(true, report.smartAvailable());
    assertEquals(true, report.smartPassed());
    assertEquals(31, report.temperature());
    assertEquals(1L, report.powerOnHours());
    assertEquals(0L, report.powerCycleCount());
    assertEquals(0L, report.reallocatedSectors());
    assertNull(report.pendingSectors(), "QEMU has no attribute 197");
    assertNull(report.percentageUsed());
    assertNull(report.selfTestPassed(), "no test was run");
  }

  @Test
  void readsAFailingAtaDisk() {
    SmartReport report = report(216, "smartctl/sata-failing.json");

    assertEquals(false, report.smartPassed());
    assertEquals(12L, report.reallocatedSectors(), "the upper half counts something else");
    assertEquals(8L, report.pendingSectors());
    assertEquals(2L, report.offlineUncorrectable());
    assertEquals(3L, report.crcErrors());
    assertEquals(41234L, report.powerOnHours());
    assertEquals(5L, report.errorLogEntries());
    assertEquals(false, report.selfTestPassed());
    assertEquals(
        List.of(
            ExitFlag.DISK_FAILING,
            ExitFlag.PREFAIL_ATTRIBUTE,
            ExitFlag.ERROR_LOG,
            ExitFlag.SELF_TEST_LOG),
        report.flags());
  }

  @Test
  void readsAnNvmeDrive() {
    SmartReport report = report(0, "smartctl/nvme-qemu.json");

    assertEquals("QEMU NVMe Ctrl", report.modelName());
    assertEquals("NVME0001", report.serialNumber());
    assertEquals("7.2.22", report.firmwareVersion());
    assertEquals("eui.0025385b71b0d2a1", report.wwn());
    assertEquals("NVMe", report.protocol());
    assertEquals(50, report.temperature());
    assertEquals(0, report.percentageUsed());
    assertEquals(0L, report.mediaErrors());
    assertEquals(512_000L, report.dataReadBytes());

    SmartReport worn = report(64, "smartctl/nvme-worn.json");
    assertEquals(104, worn.percentageUsed());
    assertEquals(7L, worn.mediaErrors());
    assertEquals(9L, worn.errorLogEntries());
    assertEquals(3L, worn.unsafeShutdowns());
    assertEquals(62, worn.availableSpare());
    assertEquals(1_024_000_000L, worn.dataWrittenBytes());
  }

  @Test
  void readsAScsiDiskBehindAController() {
    SmartReport report = report(4, "smartctl/megaraid-disk.json");

    assertEquals("SEAGATE", report.vendor());
    assertEquals("ST4000NM0023", report.modelName());
    assertEquals("0004", report.firmwareVersion());
    assertEquals("0x5000c50057a1b2c3", report.wwn());
    assertEquals(4L, report.grownDefects());
    assertEquals(3L, report.mediaErrors(), "uncorrected when reading and verifying");
    assertEquals(20001L, report.powerOnHours());
  }

  @Test
  void aVolumeIsIdentifiedButHasNoHealth() {
    SmartReport report = report(2, "smartctl/megaraid-volume-qemu.json");

    assertTrue(report.identified());
    assertFalse(report.healthKnown());
    assertEquals("QEMU HARDDISK", report.modelName());
    assertEquals("0x5000c500abcdef01", report.wwn());
    assertEquals(0, report.rotationRate());
  }

  @Test
  void zeroDegreesAreNoTemperature() {
    SmartReport report = report(4, "smartctl/megaraid-disk-qemu.json");

    assertEquals("SAS0001", report.serialNumber());
    assertEquals(false, report.smartAvailable());
    assertNull(report.temperature());
    assertFalse(report.healthKnown());
  }

  @Test
  void aSleepingDriveSaysSo() {
    SmartReport report = report(3, "smartctl/sata-standby.json");

    assertTrue(report.asleep());
    assertFalse(report.identified());
  }

  @Test
  void complaintsAreKept() {
    SmartReport usb = report(1, "smartctl/usb-unknown-bridge.json");
    assertEquals(List.of("/dev/sdc: Unknown USB bridge [0x46f4:0x0001 (0x000)]"), usb.messages());
    assertEquals(List.of(ExitFlag.COMMAND_LINE), usb.flags());

    SmartReport missing = report(2, "smartctl/no-such-device.json");
    assertEquals(
        List.of("Smartctl open device: /dev/nosuch failed: No such device"), missing.messages());
    assertFalse(missing.identified());
  }

  @Test
  void outputThatIsNotWholeJsonIsNoReport() {
    assertNull(parse(0, Fixtures.bytes("smartctl/broken-half.json")));
    assertNull(parse(0, new byte[0]));
    assertNull(parse(0, "[]".getBytes(StandardCharsets.UTF_8)));
    assertNull(parse(0, "smartctl: not found\n".getBytes(StandardCharsets.UTF_8)));
    assertNull(parse(0, "{} {".getBytes(StandardCharsets.UTF_8)));
    assertNull(parse(0, "{".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    SmartReport report = report(0, "smartctl/broken-not-utf8.json");

    assertEquals("SATA\ufffd\ufffd01", report.serialNumber());
    assertEquals(31, report.temperature());
  }

  @Test
  void valuesOfAnotherTypeAreAbsent() {
    SmartReport report = report(0, "smartctl/broken-types.json");

    assertEquals(true, report.smartAvailable(), "a plain boolean in some versions");
    assertNull(report.temperature());
    assertNull(report.powerOnHours());
    assertNull(report.userCapacityBytes());
    assertEquals("ASSAY-SATA", report.modelName());
  }

  @Test
  void theStatusNotedInTheOutputCountsMoreThanTheProcesss() {
    // 143 is what a shell says of a program ended by SIGTERM, and has five bits set.
    assertEquals(List.of(ExitFlag.COMMAND_FAILED), report(143, "smartctl/sata-qemu.json").flags());
    SmartReport bare = parse(64, "{\"serial_number\":\"X1\"}".getBytes(StandardCharsets.UTF_8));
    assertNotNull(bare);
    assertEquals(List.of(ExitFlag.ERROR_LOG), bare.flags());
  }

  private static SmartReport report(int status, String fixture) {
    SmartReport report = parse(status, Fixtures.bytes(fixture));
    assertNotNull(report);
    return report;
  }

  private static @Nullable SmartReport parse(int status, byte[] output) {
    return Smartctl.report(execution(status, output));
  }

  private static Execution execution(int status, byte[] output) {
    return new Execution(
        Command.of("smartctl"),
        new Ending.Exited(status),
        output,
        new byte[0],
        false,
        Duration.ZERO);
  }
}
