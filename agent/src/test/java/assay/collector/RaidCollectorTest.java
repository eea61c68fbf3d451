package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.inventory.RaidController;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaidCollectorTest {
  private static final String SHOW = " /call show all J nolog";
  private static final String DRIVES = " /call/eall/sall show all J nolog";
  private static final String ALONE = " /call/sall show all J nolog";
  private static final String SSACLI = "ssacli ctrl all show config detail";

  private final RaidCollector collector = new RaidCollector();

  /// A machine with one controller of that driver.
  private static ScriptedHost with(String driver) {
    return and(new ScriptedHost(), "0000:00:08.0", driver);
  }

  private static ScriptedHost and(ScriptedHost host, String address, String driver) {
    String folder = "/sys/bus/pci/devices/" + address;
    return host.file(folder + "/class", "0x010400\n")
        .link(folder + "/driver", "../../../bus/pci/drivers/" + driver);
  }

  @Test
  void withoutAControllerThereIsNothingToAsk() {
    ScriptedHost host = with("ahci");
    assertEquals("absent", collector.collect(host).word());
    assertEquals(List.of(), host.asked());
  }

  @Test
  void withoutItsToolNothingIsKnownOfAController() {
    ScriptedHost host = with("megaraid_sas");
    Outcome outcome = collector.collect(host);
    assertEquals("tool_missing", outcome.word());
    assertEquals("storcli64 or storcli or perccli64 or perccli is not installed", outcome.reason());
    assertEquals(4, host.asked().size());

    assertEquals("ssacli or hpssacli is not installed", collector.collect(with("hpsa")).reason());
    Outcome unknown = collector.collect(with("aacraid"));
    assertEquals("failed", unknown.word());
    assertEquals("no tool is known for 0000:00:08.0 (aacraid)", unknown.reason());
  }

  @Test
  void perccliAnswersAsStorcliDoes() {
    ScriptedHost host =
        with("megaraid_sas")
            .answer("perccli64" + SHOW, 0, Fixtures.text("storcli/written-controllers.json"))
            .answer("perccli64" + DRIVES, 0, Fixtures.text("storcli/written-drives.json"));
    Outcome outcome = collector.collect(host);
    RaidController raid = Outcomes.ok(outcome).raidControllers().getFirst();

    assertEquals("perccli64", raid.tool());
    assertEquals("Optimal", raid.status());
    assertEquals(
        new RaidController.Volume("0/0", "0", "system", "RAID1", "Optl", "278.875 GB", null),
        raid.volumes().getFirst());
    assertEquals(
        new RaidController.Bay(
            "252:1",
            "0",
            null,
            "Onln",
            "ST300MM0008",
            "W0000002",
            "0003",
            "278.875 GB",
            0L,
            0L,
            0L,
            false,
            31),
        raid.bays().get(1));
    assertEquals(List.of(), Outcomes.findings(outcome));
    assertTrue(
        host.commands().stream().allMatch(command -> "megaraid_sas".equals(command.device())),
        "what hangs once is not asked again");
  }

  @Test
  void whatIsBadIsFoundAndAStateThatNobodyKnowsAsWell() {
    ScriptedHost host =
        and(and(new ScriptedHost(), "0000:af:00.0", "megaraid_sas"), "0000:b1:00.0", "megaraid_sas")
            .answer(
                "storcli64" + SHOW, 0, Fixtures.text("storcli/written-failing-controllers.json"))
            .answer("storcli64" + DRIVES, 0, Fixtures.text("storcli/written-failing-drives.json"))
            .answer("storcli64" + ALONE, 0, Fixtures.text("storcli/written-failing-drives.json"));
    Outcome outcome = collector.collect(host);

    assertEquals(2, Outcomes.ok(outcome).raidControllers().size());
    assertEquals(
        List.of(
            "raid_controller_status warning 0000:af:00.0",
            "raid_cache_backup warning 0000:af:00.0 CacheVault",
            "raid_volume_degraded critical 0000:af:00.0 0/0",
            "raid_volume_degraded critical 0000:af:00.0 1/1",
            "raid_volume_attention warning 0000:af:00.0 2/2",
            "raid_drive_errors warning 0000:af:00.0 32:0",
            "raid_drive_attention warning 0000:af:00.0 32:1",
            "raid_drive_failed critical 0000:af:00.0 32:2",
            "raid_drive_failing critical 0000:af:00.0 32:3",
            "raid_drive_state_unknown warning 0000:af:00.0 32:4",
            "raid_drive_failing critical 0000:b1:00.0 :0"),
        Outcomes.findings(outcome));
    assertEquals(3, host.asked().size(), "one drive is in no enclosure");
  }

  @Test
  void aControllerThatNobodySpokeOfIsAGap() {
    ScriptedHost host =
        and(with("megaraid_sas"), "0000:09:00.0", "megaraid_sas")
            .answer("storcli64" + SHOW, 0, Fixtures.text("storcli/written-none.json"))
            .answer("perccli64" + SHOW, 0, Fixtures.text("storcli/written-controllers.json"))
            .answer("perccli64" + DRIVES, 0, Fixtures.text("storcli/written-drives.json"));
    assertEquals(
        "storcli64: No Controller found", Outcomes.partial(collector.collect(host)).reason());
    host.end("storcli64" + SHOW, new Ending.ToolMissing("storcli64"));
    assertEquals(
        "nothing is known of 0000:09:00.0 (megaraid_sas)",
        Outcomes.partial(collector.collect(host)).reason());
    host.without("/sys/bus/pci/devices/0000:09:00.0");
    host.answer("storcli64" + SHOW, 0, Fixtures.text("storcli/written-none.json"));
    assertEquals("ok", collector.collect(host).word(), "the other tool knows it");
  }

  @Test
  void aControllerWithoutADriverIsAGap() {
    ScriptedHost host =
        new ScriptedHost().file("/sys/bus/pci/devices/0000:03:00.0/class", "0x010400\n");
    Outcome outcome = collector.collect(host);
    assertEquals("failed", outcome.word());
    assertEquals("no driver for RAID controller 0000:03:00.0", outcome.reason());
    assertEquals(
        "no tool is known for 0000:00:08.0 (stex)", collector.collect(with("stex")).reason());
    assertEquals("absent", collector.collect(with("vmd")).word(), "drives are seen one by one");
  }

  @Test
  void whatTheToolLeftOutIsAGap() {
    String whole = Fixtures.text("storcli/written-controllers.json");
    ScriptedHost host =
        with("megaraid_sas")
            .answer("storcli64" + DRIVES, 0, Fixtures.text("storcli/written-drives.json"));
    host.answer("storcli64" + SHOW, 0, whole.replace("VD LIST", "VD ROWS"));
    assertEquals(
        "storcli64: controller 0: 1 virtual drives, 0 listed",
        Outcomes.partial(collector.collect(host)).reason());
    host.answer("storcli64" + SHOW, 0, whole.replace("\"252:2\"", "\"252:7\""));
    assertEquals(
        "storcli64: no page of drive 252:7", Outcomes.partial(collector.collect(host)).reason());
    host.answer("storcli64" + SHOW, 0, whole.replace("\"Optl\"", "7.5"));
    assertEquals(
        List.of("raid_volume_state_unknown warning 0000:00:08.0 0/0"),
        Outcomes.findings(collector.collect(host)));
    host.answer("storcli64" + SHOW, 0, whole.replace("\"DG\" : \"-\"", "\"DG\" : \"F\""));
    assertEquals(
        List.of("raid_drive_foreign warning 0000:00:08.0 252:2"),
        Outcomes.findings(collector.collect(host)));
  }

  @Test
  void smartArraysAreAskedBySsacli() {
    ScriptedHost host =
        and(new ScriptedHost(), "0000:03:00.0", "hpsa")
            .answer(SSACLI, 0, Fixtures.text("ssacli/written-config.txt"));
    Outcome outcome = collector.collect(host);
    RaidController raid = Outcomes.ok(outcome).raidControllers().getFirst();
    assertEquals("0000:03:00.0", raid.pciAddress());
    assertEquals("Smart Array P440ar", raid.model());
    assertEquals(
        List.of(new RaidController.CacheBackup("Batteries", null, "OK", 33)), raid.cacheBackups());
    assertEquals(
        new RaidController.Volume("1", "A", "system", "RAID1", "OK", "279.37 GB", "/dev/sda"),
        raid.volumes().getFirst());
    RaidController.Bay bay = raid.bays().getFirst();
    assertEquals("S0K00001 Data Drive 27", String.join(" ", bay.serialNumber(), bay.role(), "27"));
    assertEquals(27, bay.temperatureCelsius());
    assertNull(bay.mediaErrorCount());
    assertEquals(List.of(), Outcomes.findings(outcome));

    host.answer(SSACLI, 0, Fixtures.text("ssacli/written-failing.txt"));
    assertEquals(
        List.of(
            "raid_cache_backup warning 0000:03:00.0 Batteries",
            "raid_volume_degraded critical 0000:03:00.0 1",
            "raid_drive_failed critical 0000:03:00.0 1I:1:1",
            "raid_drive_failing critical 0000:03:00.0 1I:1:2"),
        Outcomes.findings(collector.collect(host)));
  }

  @Test
  void oneToolsSilenceLeavesWhatTheOtherSaid() {
    ScriptedHost host =
        and(and(new ScriptedHost(), "0000:03:00.0", "hpsa"), "0000:09:00.0", "megaraid_sas")
            .answer(SSACLI, 0, Fixtures.text("ssacli/written-config.txt"))
            .end("storcli64" + SHOW, new Ending.TimedOut(Duration.ofSeconds(120)));
    Outcome.Partial partial = Outcomes.partial(collector.collect(host));
    assertEquals("storcli64 /call show all J nolog: killed after 120 s", partial.reason());
    assertEquals(1, partial.hardware().raidControllers().size());
  }

  @Test
  void whatItCannotSayIsSaid() {
    ScriptedHost host = with("megaraid_sas");
    host.end("storcli64" + SHOW, new Ending.TimedOut(Duration.ofSeconds(120)));
    assertEquals(
        "storcli64 /call show all J nolog: killed after 120 s",
        assertInstanceOf(Outcome.TimedOut.class, collector.collect(host)).reason());

    host.answer("storcli64" + SHOW, 0, Fixtures.text("storcli/written-none.json"));
    assertEquals("storcli64: No Controller found", collector.collect(host).reason());

    host.answer("storcli64" + SHOW, 0, "{\"Controllers\":[]}");
    assertEquals(
        "storcli64 /call show all J nolog: exit status 0, no controller in its answer",
        collector.collect(host).reason());

    host.answer("storcli64" + SHOW, 1, "Segmentation fault");
    assertEquals(
        "storcli64 /call show all J nolog: exit status 1, output is not whole JSON",
        collector.collect(host).reason());

    host.answer("storcli64" + SHOW, 0, Fixtures.text("storcli/written-controllers.json"));
    host.end("storcli64" + DRIVES, new Ending.TimedOut(Duration.ofSeconds(120)));
    Outcome.Partial partial = Outcomes.partial(collector.collect(host));
    assertTrue(
        partial.reason().endsWith("killed after 120 s, no page of a drive"), partial.reason());
    assertEquals(3, partial.hardware().raidControllers().getFirst().bays().size());
  }
}
