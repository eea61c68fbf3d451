package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.inventory.Bmc;
import assay.inventory.Sensor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpmitoolCollectorTest {
  private static final Ending KILLED = new Ending.TimedOut(Duration.ofSeconds(20));

  private final IpmitoolCollector collector = new IpmitoolCollector();

  /// The simulated controller of QEMU, as it really answers.
  private final ScriptedHost simulated = simulated();

  private static ScriptedHost simulated() {
    byte[] nothing = new byte[0];
    ScriptedHost host =
        new ScriptedHost()
            .sysfs("sysfs/qemu-q35.tsv")
            .answer("ipmitool mc info", 0, Fixtures.text("ipmitool/mc-info.txt"))
            .answer("ipmitool -c sdr elist", 0, Fixtures.text("ipmitool/sdr-elist-states.csv"))
            .answer("ipmitool -c sel elist", 0, nothing, "SEL has no entries\n")
            .answer("ipmitool fru print", 1, Fixtures.text("ipmitool/fru-unreadable.txt"))
            .answer("ipmitool mc guid", 1, nothing, "IPMI command failed: Invalid command\n");
    for (int channel = 1; channel <= 11; channel++) {
      host.answer(
          "ipmitool lan print " + channel, 1, nothing, "Invalid channel: " + channel + "\n");
    }
    return host.answer(
        "ipmitool lan print 1",
        1,
        nothing,
        "Get Channel Info command failed: Invalid command\nInvalid channel: 1\n");
  }

  @Test
  void aControllerThatTheKernelCouldNotTalkToIsNotAbsent() {
    ScriptedHost silent =
        new ScriptedHost()
            .link("/sys/bus/acpi/devices/IPI0001:00", "../../../devices/LNXSYSTM:00/IPI0001:00");
    Outcome outcome = new IpmitoolCollector().collect(silent);
    assertEquals("failed", outcome.word());
    assertEquals(List.of("bmc_unresponsive warning null"), Outcomes.findings(outcome));
    assertEquals("absent", new IpmitoolCollector().collect(new ScriptedHost()).word());
    silent.file("/sys/bus/acpi/devices/IPI0001:00/status", "15\n");
    assertEquals("failed", new IpmitoolCollector().collect(silent).word());
    silent.file("/sys/bus/acpi/devices/IPI0001:00/status", "0\n");
    assertEquals("absent", new IpmitoolCollector().collect(silent).word(), "none is fitted");
  }

  @Test
  void whatAControllerDoesNotHaveIsNoFailure() {
    Outcome outcome = collector.collect(simulated);
    Bmc bmc = Outcomes.ok(outcome).bmc();

    assertEquals(
        new Bmc(
            "ipmi0",
            "0.00",
            "2.0",
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            new Bmc.EventLog(0, List.of())),
        bmc);
    assertEquals(
        List.of(new Sensor("Watchdog", "ipmi", null, null, "ok", null)),
        Outcomes.ok(outcome).sensors());
    assertEquals(
        "ipmitool lan print 1", simulated.asked().getLast(), "it knows nothing of channels");
    assertTrue(
        simulated.commands().stream().allMatch(command -> "/dev/ipmi0".equals(command.device())));
  }

  @Test
  void readsEverythingAControllerHas() {
    simulated
        .answer("ipmitool -c sdr elist", 0, Fixtures.text("ipmitool/written-sdr-elist.csv"))
        .answer("ipmitool -c sel elist", 0, Fixtures.text("ipmitool/sel-elist.csv"))
        .answer("ipmitool fru print", 1, Fixtures.text("ipmitool/written-fru-print.txt"))
        .answer("ipmitool mc guid", 0, Fixtures.text("ipmitool/written-mc-guid.txt"))
        .answer("ipmitool lan print 1", 1, new byte[0], "Invalid channel: 1\n")
        .answer("ipmitool lan print 8", 0, Fixtures.text("ipmitool/written-lan-print.txt"));
    Outcome outcome = collector.collect(simulated);
    Bmc bmc = Outcomes.ok(outcome).bmc();

    assertNotNull(bmc);
    assertEquals("aabbccdd-0011-2233-4455-66778899aabb", bmc.guid());
    assertEquals(
        List.of(
            new Bmc.LanChannel(
                8,
                "DHCP Address",
                "192.0.2.17",
                "255.255.255.0",
                "192.0.2.1",
                "00:00:5e:00:53:17",
                42)),
        bmc.lanChannels());
    assertEquals("SYS-FRU-1", bmc.fru().getFirst().fields().get("Product Serial"));
    assertNotNull(bmc.eventLog());
    assertEquals(4, bmc.eventLog().entryCount());
    assertEquals("Failure detected", bmc.eventLog().newest().get(1).event());
    assertEquals(9, Outcomes.ok(outcome).sensors().size());
    assertEquals(List.of("sensor_critical warning Temp"), Outcomes.findings(outcome));
  }

  @Test
  void aControllerThatDoesNotAnswerIsAskedOnce() {
    simulated.end("ipmitool mc info", KILLED);
    Outcome outcome = collector.collect(simulated);

    Outcome.TimedOut timedOut = assertInstanceOf(Outcome.TimedOut.class, outcome);
    assertEquals("ipmitool mc info on ipmi0: killed after 20 s", timedOut.reason());
    assertEquals(List.of("bmc_unresponsive warning ipmi0"), Outcomes.findings(outcome));
    assertEquals(List.of("ipmitool mc info"), simulated.asked());

    simulated.answer("ipmitool mc info", 1, new byte[0], "Could not open device at /dev/ipmi0");
    Outcome failed = collector.collect(simulated);
    assertInstanceOf(Outcome.Failed.class, failed);
    assertEquals(List.of("bmc_unresponsive warning ipmi0"), Outcomes.findings(failed));
  }

  @Test
  void aControllerThatStopsAnsweringIsLeftAlone() {
    simulated.end("ipmitool -c sel elist", KILLED);
    Outcome.Partial partial = Outcomes.partial(collector.collect(simulated));

    assertEquals(3, simulated.asked().size());
    assertEquals("ipmitool -c sel elist: killed after 20 s", partial.reason());
    assertEquals(1, partial.hardware().sensors().size());
    assertNotNull(partial.hardware().bmc());
    assertNull(partial.hardware().bmc().eventLog(), "not read is not empty");
  }

  @Test
  void anErrorCostsOnlyItsOwnPart() {
    simulated.answer("ipmitool -c sdr elist", 1, new byte[0], "Unable to open SDR for reading\n");
    Outcome.Partial partial = Outcomes.partial(collector.collect(simulated));

    assertEquals(
        "ipmitool -c sdr elist: exit status 1, Unable to open SDR for reading", partial.reason());
    assertNotNull(partial.hardware().bmc());
    assertNotNull(partial.hardware().bmc().eventLog());
    assertEquals(6, simulated.asked().size());
  }

  @Test
  void noDeviceAndNoTool() {
    ScriptedHost bare = new ScriptedHost();
    assertEquals(new Outcome.Absent("no IPMI device"), collector.collect(bare));
    assertEquals(List.of(), bare.asked(), "without a device the tool is not even started");
    assertEquals(
        new Outcome.ToolMissing("ipmitool"),
        collector.collect(new ScriptedHost().sysfs("sysfs/qemu-q35.tsv")));
  }
}
