package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Command;
import assay.host.Ending;
import assay.inventory.Drive;
import assay.inventory.DriveHealth;
import assay.inventory.Hardware;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmartctlCollectorTest {
  private static final String ASK = "smartctl -j -x -n standby,3 ";
  private static final Ending KILLED = new Ending.TimedOut(Duration.ofSeconds(30));
  private static final Ending STUCK = new Ending.Stuck(42, "D", "blk_execute_rq");

  private final SmartctlCollector collector = new SmartctlCollector();
  private final ScriptedHost host =
      new ScriptedHost()
          .sysfs("sysfs/qemu-q35.tsv")
          .answer("smartctl --scan -j", 0, Fixtures.text("smartctl/scan.json"))
          .answer(ASK + "-d nvme /dev/nvme0n1", 0, Fixtures.text("smartctl/nvme-qemu.json"))
          .answer(ASK + "/dev/nvme0n1", 0, Fixtures.text("smartctl/nvme-qemu.json"))
          .answer(ASK + "/dev/sda", 4, Fixtures.text("smartctl/sata-qemu.json"))
          .answer(ASK + "/dev/sdb", 2, Fixtures.text("smartctl/megaraid-volume-qemu.json"))
          .answer(ASK + "/dev/sdc", 1, Fixtures.text("smartctl/usb-unknown-bridge.json"))
          .answer(
              ASK + "-d megaraid,0 /dev/bus/6", 4, Fixtures.text("smartctl/megaraid-disk.json"));

  @Test
  void asksEachDriveOnceAndTheOnesBehindControllers() {
    Outcome outcome = collector.collect(host);
    Hardware hardware = Outcomes.ok(outcome);

    assertEquals(
        Stream.of(
                "smartctl --scan -j",
                ASK + "/dev/nvme0n1",
                ASK + "/dev/sda",
                ASK + "/dev/sdb",
                ASK + "/dev/sdc",
                ASK + "-d megaraid,0 /dev/bus/6")
            .sorted()
            .toList(),
        host.asked().stream().sorted().toList(),
        "neither virtio nor CD drives, and not /dev/nvme0 beside its namespace");
    assertEquals(
        List.of("nvme0n1", "sda", "sdb", "sdc", "bus/6 megaraid,0"),
        hardware.drives().stream().map(Drive::name).toList());
    DriveHealth sata = health(hardware, 1);
    assertEquals(true, sata.smartPassed());
    assertEquals(31, sata.temperatureCelsius());
    assertEquals(1L, sata.powerOnHours());
    assertEquals(List.of("command_failed"), sata.flags());
    assertEquals(7200, hardware.drives().get(1).rotationRateRpm());
    assertEquals(50, health(hardware, 0).temperatureCelsius());
    assertEquals("0000:00:1f.2", hardware.drives().get(1).pciAddress(), "by the kernel");
    assertEquals("the drive says nothing of its health", health(hardware, 2).unavailableReason());
    assertEquals(
        "/dev/sdc: Unknown USB bridge [0x46f4:0x0001 (0x000)]",
        health(hardware, 3).unavailableReason());
    Drive behind = hardware.drives().get(4);
    assertNull(behind.path());
    assertEquals("Z1Z00001", behind.serialNumber());
    assertEquals(true, behind.rotational());
    assertEquals(
        List.of(
            "drive_health_unknown info sdb",
            "drive_health_unknown info sdc",
            "drive_media_errors warning bus/6 megaraid,0",
            "drive_grown_defects warning bus/6 megaraid,0"),
        Outcomes.findings(outcome));
  }

  @Test
  void everyQuestionNamesItsDeviceForTheQuarantine() {
    collector.collect(host);

    assertEquals(
        List.of("/dev/bus/6", "/dev/nvme0n1", "/dev/sda", "/dev/sdb", "/dev/sdc"),
        host.commands().stream().skip(1).map(Command::device).sorted().toList());
  }

  @Test
  void joinsWhatTheKernelSays() {
    Hardware merged =
        Outcomes.ok(new BlockCollector().collect(host)).merge(Outcomes.ok(collector.collect(host)));

    assertEquals(
        List.of("nvme0n1", "sda", "sdb", "sdc", "vda", "bus/6 megaraid,0"),
        merged.drives().stream().map(Drive::name).toList());
    Drive nvme = merged.drives().getFirst();
    assertEquals("eui.0025385b71b0d2a1", nvme.wwn());
    assertEquals("0000:00:04.0", nvme.pciAddress());
    assertEquals(Map.of("sysfs", "NVME0001", "smartctl", "NVME0001"), nvme.serialNumberSources());
    assertEquals(2, merged.drives().get(1).partitions().size());
    assertEquals(true, health(merged, 1).smartPassed());
  }

  @Test
  void aDiskSeenAsVolumeAndBehindItsControllerIsOneEntry() {
    host.answer(
        ASK + "-d megaraid,0 /dev/bus/6", 4, Fixtures.text("smartctl/megaraid-disk-qemu.json"));
    Drive drive = Outcomes.ok(collector.collect(host)).drives().get(2);

    assertEquals("sdb", drive.name());
    assertEquals(List.of("bus/6 megaraid,0"), drive.aliases());
    assertEquals(
        true, drive.rotational(), "by the kernel: smartctl's 0 may mean that it was not told");
  }

  @Test
  void aFailingDriveIsCritical() {
    host.answer(ASK + "/dev/sda", 216, Fixtures.text("smartctl/sata-failing.json"));
    List<String> findings = Outcomes.findings(collector.collect(host));

    assertTrue(
        findings.containsAll(
            List.of(
                "drive_smart_failed critical sda",
                "drive_prefail_attribute warning sda",
                "drive_self_test_failed warning sda",
                "drive_error_log info sda",
                "drive_pending_sectors warning sda",
                "drive_uncorrectable_sectors warning sda",
                "drive_reallocated_sectors warning sda",
                "drive_interface_errors info sda")),
        findings.toString());
  }

  @Test
  void aWornDriveIsAWarning() {
    host.answer(ASK + "/dev/nvme0n1", 64, Fixtures.text("smartctl/nvme-worn.json"));
    List<String> findings = Outcomes.findings(collector.collect(host));

    assertEquals(
        List.of(
            "drive_error_log info nvme0n1",
            "drive_media_errors warning nvme0n1",
            "drive_wear warning nvme0n1"),
        findings.subList(0, 3));
  }

  @Test
  void aSleepingDriveIsLeftAsleep() {
    host.answer(ASK + "/dev/sda", 3, Fixtures.text("smartctl/sata-standby.json"));
    Outcome outcome = collector.collect(host);
    DriveHealth health = health(Outcomes.ok(outcome), 1);

    assertEquals(true, health.asleep());
    assertEquals("asleep, not woken", health.unavailableReason());
    assertNull(health.smartPassed());
    assertEquals("drive_asleep info sda", Outcomes.findings(outcome).getFirst());
  }

  @Test
  void oneDrivesFailureCostsTheOthersNothing() {
    host.answer(ASK + "/dev/sda", 0, Fixtures.text("smartctl/broken-half.json"))
        .end(ASK + "/dev/sdb", STUCK)
        .answer(ASK + "/dev/sdc", 2, Fixtures.text("smartctl/no-such-device.json"));
    Outcome.Partial partial = Outcomes.partial(collector.collect(host));

    assertEquals(
        "smartctl -j -x -n standby,3 /dev/sda: exit status 0, output is not whole JSON; "
            + "smartctl -j -x -n standby,3 /dev/sdb: killed and still there (process 42, state D"
            + " in blk_execute_rq); "
            + "sdc: Smartctl open device: /dev/nosuch failed: No such device (exit status 2)",
        partial.reason());
    assertEquals(true, health(partial.hardware(), 0).smartPassed());
    assertNotNull(health(partial.hardware(), 2).unavailableReason());
    assertEquals(5, partial.hardware().drives().size());
  }

  @Test
  void aScanThatFindsNothingLeavesTheKernelsDrives() {
    host.answer("smartctl --scan -j", 0, "{}");
    Hardware hardware = Outcomes.ok(collector.collect(host));

    assertEquals(
        List.of("nvme0n1", "sda", "sdb", "sdc"),
        hardware.drives().stream().map(Drive::name).toList());
  }

  @Test
  void aScanThatHangsLeavesTheKernelsDrives() {
    host.end("smartctl --scan -j", KILLED);
    Outcome.Partial partial = Outcomes.partial(collector.collect(host));

    assertEquals(4, partial.hardware().drives().size());
    assertEquals("smartctl --scan -j: killed after 30 s, no list of devices", partial.reason());
  }

  @Test
  void nobodyAnswering() {
    for (String path : List.of("nvme0n1", "sda", "sdb", "sdc")) {
      host.end(ASK + "/dev/" + path, KILLED);
    }
    host.end(ASK + "-d megaraid,0 /dev/bus/6", KILLED);
    Outcome.TimedOut timedOut = assertInstanceOf(Outcome.TimedOut.class, collector.collect(host));
    assertEquals(Duration.ofSeconds(30), timedOut.limit());

    host.end(ASK + "/dev/sdb", STUCK);
    assertInstanceOf(Outcome.Stuck.class, collector.collect(host));
  }

  @Test
  void noToolAndNoDrive() {
    assertEquals(
        new Outcome.ToolMissing("smartctl"),
        collector.collect(new ScriptedHost().sysfs("sysfs/qemu-q35.tsv")));
    assertEquals(
        new Outcome.Absent("no SATA, SAS or NVMe drive"),
        collector.collect(new ScriptedHost().answer("smartctl --scan -j", 0, "{}")));
  }

  private static DriveHealth health(Hardware hardware, int index) {
    DriveHealth health = hardware.drives().get(index).health();
    assertNotNull(health);
    return health;
  }
}
