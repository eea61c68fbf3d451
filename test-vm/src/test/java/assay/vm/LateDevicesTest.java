package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Disks and cards that come while the machine boots and while it is audited, and a disk whose
/// driver takes its time: all are in the report.
@OnBoot("late")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateDevicesTest {
  private static final long SEEN_MILLIS = 20_000;

  /// What is plugged in, and when, counted from power-on.
  private record Plugged(int afterSeconds, String disk, String serial, String card, String mac) {}

  private static final List<Plugged> PLUGGED =
      List.of(
          new Plugged(5, "nvme", "LATE0005", "e1000e", "52:54:00:a5:5b:05"),
          new Plugged(20, "virtio-blk-pci", "LATE0020", "virtio-net-pci", "52:54:00:a5:5b:20"),
          new Plugged(60, "nvme", "LATE0060", "e1000e", "52:54:00:a5:5b:60"));

  @Test
  @Order(1)
  void theyAreInTheReport(Vm vm) throws InterruptedException {
    long powerOn = System.nanoTime();
    HotPlug slots = new HotPlug(vm.qemu());
    int slot = 0;
    for (Plugged plugged : PLUGGED) {
      Duration since = Duration.ofNanos(System.nanoTime() - powerOn);
      long early = Duration.ofSeconds(plugged.afterSeconds()).minus(since).toMillis();
      Thread.sleep(Math.max(0, early));
      slots.disk(slot++, plugged.disk(), plugged.serial());
      slots.card(slot++, plugged.card(), plugged.mac());
    }
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    JsonNode run = report.path("run");
    long endMillis = run.path("startedUptimeMillis").asLong() + run.path("durationMillis").asLong();
    for (Plugged plugged : PLUGGED) {
      // What the guest was told of so long before the end cannot have been overlooked.
      if (plugged.afterSeconds() * 1000L + SEEN_MILLIS < endMillis) {
        assertListed(report, plugged);
      }
    }
    // A quick machine was through before the last ones came: it audits once more.
    JsonNode last = listed(report, PLUGGED.getLast()) ? report : vm.auditedAgain("");
    PLUGGED.forEach(plugged -> assertListed(last, plugged));
  }

  private static void assertListed(JsonNode report, Plugged plugged) {
    assertTrue(listed(report, plugged), () -> plugged + ": " + report.path("hardware"));
  }

  private static boolean listed(JsonNode report, Plugged plugged) {
    JsonNode hardware = report.path("hardware");
    return Entries.find(hardware.path("drives"), "serialNumber", plugged.serial()).isPresent()
        && Entries.find(hardware.path("networkPorts"), "macAddress", plugged.mac()).isPresent();
  }

  @Test
  @Order(2)
  void soAreThoseOfTheProfile(Vm vm) {
    JsonNode drives = vm.audited().at("/hardware/drives");
    assertEquals(vm.profile().disks().size() + PLUGGED.size(), drives.size(), drives::toString);
    assertTrue(drives.toString().contains("\"USB0031\""), "the USB disk: " + drives);
  }

  @Test
  @Order(3)
  void theSticksBroughtAKeyEachAndNothingElse(Vm vm) {
    Guest guest = vm.guest();
    guest.exec("until grep -q ' brought$' /root/.ssh/authorized_keys; do sleep 0.5; done");
    String keys = guest.read("/root/.ssh/authorized_keys");
    assertTrue(keys.contains(DiskContent.BROUGHT), keys);
    guest.exec("until grep -q ' brought-as-cd$' /root/.ssh/authorized_keys; do sleep 0.5; done");
    keys = guest.read("/root/.ssh/authorized_keys");
    assertTrue(keys.contains(DiskContent.BROUGHT_AS_CD), keys);
    assertEquals(3, keys.lines().filter(line -> line.contains("ssh-ed25519 ")).count(), keys);
    assertEquals(1, guest.exec("test -e " + DiskContent.TRACE).status(), "a script was run");
    assertEquals("", guest.ask("grep /dev/sd /proc/mounts || :"), "still mounted");
  }
}
