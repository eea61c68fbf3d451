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
  private static final String STARTED = "/run/startedUptimeMillis";

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
    long startedMillis = -1;
    for (Plugged plugged : PLUGGED) {
      Duration since = Duration.ofNanos(System.nanoTime() - powerOn);
      Thread.sleep(Duration.ofSeconds(plugged.afterSeconds()).minus(since).toMillis());
      slots.disk(slot++, plugged.disk(), plugged.serial());
      slots.card(slot++, plugged.card(), plugged.mac());
    }
    JsonNode met = vm.report();
    if (met.path("complete").asBoolean()) {
      // A quick machine was through before the last ones came: it audits once more.
      startedMillis = met.at(STARTED).asLong();
      vm.restartAudit("");
    }
    long before = startedMillis;
    JsonNode report = vm.audited(now -> now.at(STARTED).asLong() != before, now -> {});
    assertEquals(List.of(), AuditSchema.complaints(report));
    for (Plugged plugged : PLUGGED) {
      assertTrue(listed(report, "drives", "serialNumber", plugged.serial()), plugged::toString);
      assertTrue(listed(report, "networkPorts", "macAddress", plugged.mac()), plugged::toString);
    }
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
  void theStickBroughtAKeyAndNothingElse(Vm vm) {
    Guest guest = vm.guest();
    guest.exec("until grep -q ' brought$' /root/.ssh/authorized_keys; do sleep 0.5; done");
    String keys = guest.read("/root/.ssh/authorized_keys");
    assertTrue(keys.contains(DiskContent.BROUGHT), keys);
    assertEquals(2, keys.lines().filter(line -> line.contains("ssh-ed25519 ")).count(), keys);
    assertEquals(1, guest.exec("test -e " + DiskContent.TRACE).status(), "a script was run");
    assertEquals("", guest.ask("grep /dev/sd /proc/mounts || :"), "still mounted");
  }

  private static boolean listed(JsonNode report, String list, String key, String value) {
    for (JsonNode entry : report.at("/hardware/" + list)) {
      if (entry.path(key).asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
