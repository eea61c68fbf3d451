package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectorsTest {
  @Test
  void cheapFactsComeFirst() {
    assertEquals(
        List.of("dmi", "block", "pci", "net"),
        all().stream().map(Collector::name).limit(4).toList());
    assertEquals(
        List.of("smartctl", "raid", "ipmitool", "oshi"),
        all().stream().map(Collector::name).skip(all().size() - 4).toList());
  }

  @Test
  void noCollectorIsForgotten() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/assay/collector"))) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains(" implements Collector {")) {
          written.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    Set<String> run = new TreeSet<>();
    all().forEach(collector -> run.add(collector.getClass().getSimpleName()));
    assertEquals(written, run);
  }

  @Test
  void noCollectorThrowsWhateverTheReadingsEnd() {
    for (Ending ending :
        List.of(
            new Ending.Exited(2),
            new Ending.TimedOut(Duration.ofSeconds(1)),
            new Ending.Stuck(1, "?", ""),
            new Ending.NotStarted("no shell"),
            new Ending.ToolMissing("sh"),
            new Ending.Quarantined("/dev/sda"),
            new Ending.OutOfTime())) {
      for (Collector collector : all()) {
        Outcome outcome = collector.collect(new ScriptedHost().readingEnds(ending));
        assertTrue(
            !(outcome instanceof Outcome.Ok), collector.name() + " learnt nothing: " + outcome);
      }
    }
  }

  @Test
  void noCollectorThrowsForGarbage() {
    ScriptedHost host = new ScriptedHost().sysfs("sysfs/qemu-q35.tsv");
    byte[] garbage = {(byte) 0xff, (byte) 0xfe, 0, '{', '"', '\n', ',', ':', (byte) 0x80};
    for (String path :
        List.of(
            "/sys/class/block/sda/size",
            "/sys/class/block/sda/device/vpd_pg80",
            "/sys/class/block/sda/queue/rotational",
            "/sys/class/net/eth0/speed",
            "/sys/class/net/eth0/mtu",
            "/sys/bus/pci/devices/0000:00:03.0/class",
            "/sys/bus/pci/devices/0000:00:03.0/numa_node",
            "/sys/firmware/dmi/tables/DMI",
            "/sys/firmware/dmi/tables/smbios_entry_point",
            "/usr/share/misc/pci.ids")) {
      host.file(path, garbage);
    }
    for (String command :
        List.of(
            "smartctl --scan -j",
            "ip -o addr",
            "dmesg",
            "storcli64 /call show all J nolog",
            "ipmitool mc info",
            "assay collect-oshi")) {
      host.answer(command, 0, garbage, "");
    }
    for (Collector collector : all()) {
      collector.collect(host);
    }
  }

  private static List<Collector> all() {
    return Collectors.all(List.of("assay"), false);
  }
}
