package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.inventory.Hardware;
import assay.inventory.Watchdog;
import assay.report.Schema;
import assay.source.watchdog.WatchdogTimer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// On the machine `qemu-uefi` of the fixtures.
class WatchdogCollectorTest {
  private static final String TIMER = "/sys/class/watchdog/watchdog0";
  private final ScriptedHost host = new ScriptedHost().sysfs("sysfs/qemu-uefi.tsv");

  private Watchdog only() {
    Hardware hardware = Outcomes.ok(new WatchdogCollector().collect(host));
    assertEquals(List.of(), Schema.hardwareErrors(hardware));
    List<Watchdog> watchdogs = hardware.all(Watchdog.SECTION);
    assertEquals(1, watchdogs.size());
    return watchdogs.getFirst();
  }

  @Test
  void aTimerThatNobodyStarted() {
    assertEquals(
        new Watchdog("watchdog0", "i6300ESB timer", false, 30, null, true, List.of()), only());
  }

  @Test
  void anArmedTimerThatResetTheMachineBefore() {
    host.file(TIMER + "/state", "active\n")
        .file(TIMER + "/timeleft", "17\n")
        .file(TIMER + "/nowayout", "1\n")
        .file(TIMER + "/bootstatus", "33\n");
    assertEquals(
        new Watchdog(
            "watchdog0",
            "i6300ESB timer",
            true,
            30,
            17,
            false,
            List.of("overheated", "watchdog reset")),
        only());
  }

  @Test
  void whatNoTimerShouldSayIsLeftOut() {
    host.file(TIMER + "/identity", "\n")
        .file(TIMER + "/state", "ACTIVE?\n")
        .file(TIMER + "/timeout", "-30\n")
        .file(TIMER + "/timeleft", "99999999999999999999\n")
        .file(TIMER + "/nowayout", "2\n")
        .file(TIMER + "/bootstatus", "0x20\n");
    assertEquals(new Watchdog("watchdog0", null, null, null, null, null, List.of()), only());
    host.file(TIMER + "/bootstatus", "2147483647\n");
    assertEquals(7, only().bootReasons().size());
    host.file(TIMER + "/bootstatus", "33024\n");
    assertEquals(List.of(), only().bootReasons(), "bits of what it can do, not of a reset");
  }

  @Test
  void theDeviceItselfIsNeverOpened() {
    new WatchdogCollector().collect(host);
    assertEquals(List.of(), host.asked());
    assertTrue(
        WatchdogTimer.query().files().stream()
            .allMatch(path -> path.startsWith("/sys/class/watchdog/")));
  }

  @Test
  void noTimerIsNoHardwareAndACutReadingIsNone() {
    assertInstanceOf(Outcome.Absent.class, new WatchdogCollector().collect(new ScriptedHost()));
    host.readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)));
    assertInstanceOf(Outcome.Partial.class, new WatchdogCollector().collect(host));
  }
}
