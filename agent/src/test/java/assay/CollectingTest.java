package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Collectors;
import assay.collector.ScriptedHost;
import assay.config.Configuration;
import assay.config.Parameter;
import assay.host.Command;
import assay.host.Deadline;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Drive;
import assay.inventory.Finding;
import assay.report.AuditState;
import assay.report.Report;
import assay.report.ReportReader;
import assay.report.RunFacts;
import assay.report.Schema;
import assay.report.Start;
import assay.step.SettleBarrier;
import assay.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The collectors on a machine whose devices come and go.
class CollectingTest {
  private static final String ASK = "smartctl -j -x -n standby,3 /dev/";
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ScriptedHost machine =
      new ScriptedHost().answer("smartctl --scan -j", 0, "{}").answer("ip -o addr", 0, "");

  CollectingTest() {
    disk("sda", 1);
  }

  private void disk(String name, int port) {
    String address = "0000:00:0%d.0".formatted(port);
    String target =
        "../../devices/pci0000:00/%s/ata%d/host%d/block/%s".formatted(address, port, port, name);
    machine
        .link("/sys/class/block/" + name, target)
        .link("/sys/class/block/" + name + "/device", "../../../0:0:0:0")
        .file("/sys/class/block/" + name + "/size", "2048\n")
        .link("/sys/bus/pci/devices/" + address, "../../../devices/pci0000:00/" + address)
        .file("/sys/bus/pci/devices/" + address + "/vendor", "0x8086\n")
        .file("/sys/bus/pci/devices/" + address + "/class", "0x010601\n")
        .answer(
            ASK + name,
            0,
            """
            {"device": {"protocol": "ATA"}, "model_name": "FAKE", "serial_number": "SN-%s",
            "smart_status": {"passed": true}}"""
                .formatted(name));
  }

  /// The machine, to which something happens when it is asked about the first disk.
  private Host whenAsked(Runnable happens) {
    return new Host() {
      @Override
      public Execution run(Command command) {
        if ("/dev/sda".equals(command.device())) {
          happens.run();
        }
        return machine.run(command);
      }

      @Override
      public FileSet read(FileQuery query) {
        return machine.read(query);
      }
    };
  }

  private Report audit(Host host, String settle) throws InterruptedException {
    Configuration configuration =
        new Configuration.Builder()
            .give("test", "only", "block,pci,net,smartctl")
            .give("test", "settle", settle)
            .build();
    AuditState state =
        new AuditState(
            RunFacts.of(host.read(FileQuery.of("run", RunFacts.files(), List.of()))),
            Start.now(),
            "0",
            Map.of(),
            null);
    Collecting collecting =
        new Collecting(
            host,
            configuration,
            configuration.names(Parameter.ONLY),
            Deadline.in(Duration.ofMinutes(1)),
            Deadline.in(Duration.ofMinutes(2)),
            state,
            SettleBarrier.of(host, QUIET, PAUSE, () -> false),
            () -> {});
    var collectors = Collectors.all(List.of("assay"), false);
    collecting.pending(collectors);
    collecting.runLive(collectors);
    state.complete();
    Report report = state.report();
    Schema.check(ReportReader.tree(report));
    return report;
  }

  private static String outcome(Report report, String collector) {
    return report.collectors().stream()
        .filter(entry -> entry.name().equals(collector))
        .map(entry -> entry.outcome())
        .findFirst()
        .orElse("none");
  }

  @Test
  void aMachineAtRestHasNothingLate() throws InterruptedException {
    Report report = audit(machine, "30");
    assertEquals(1, report.hardware().drives().size());
    assertNull(report.hardware().drives().getFirst().appearedLate());
    assertEquals("verified", report.boot().steps().getFirst().outcome().name());
    assertEquals(1, machine.asked().stream().filter((ASK + "sda")::equals).count());
  }

  @Test
  void whatComesWhileTheCollectorsRunIsAuditedAndMarked() throws InterruptedException {
    Report report = audit(whenAsked(() -> disk("sdb", 2)), "30");

    List<Drive> drives = report.hardware().drives();
    assertEquals(List.of("sda", "sdb"), drives.stream().map(Drive::name).toList());
    assertNull(drives.get(0).appearedLate());
    assertEquals(true, drives.get(1).appearedLate());
    assertEquals("SN-sdb", drives.get(1).serialNumber(), "asked by smartctl as well");
    assertEquals(2048L * 512, drives.get(1).sizeBytes());
    assertEquals(
        1,
        machine.asked().stream().filter((ASK + "sda")::equals).count(),
        "what has answered is not asked again");
    assertEquals(
        List.of("0000:00:02.0"),
        report.hardware().pciDevices().stream()
            .filter(device -> Boolean.TRUE.equals(device.appearedLate()))
            .map(device -> device.address())
            .toList());
    assertEquals("ok", outcome(report, "smartctl"));
    assertEquals("ok", outcome(report, "block"));
    assertEquals(
        List.of("0000:00:01.0", "0000:00:02.0"),
        report.findings().stream()
            .filter(finding -> finding.id().equals("device_without_driver"))
            .map(Finding::subject)
            .toList(),
        "each once");
  }

  @Test
  void whatComesWhileALateDriveIsAskedIsAuditedToo() throws InterruptedException {
    Host host =
        new Host() {
          @Override
          public Execution run(Command command) {
            if ("/dev/sda".equals(command.device())) {
              disk("sdb", 2);
            } else if ("/dev/sdb".equals(command.device())) {
              disk("sdc", 3);
            }
            return machine.run(command);
          }

          @Override
          public FileSet read(FileQuery query) {
            return machine.read(query);
          }
        };
    List<Drive> drives = audit(host, "30").hardware().drives();
    assertEquals(List.of("sda", "sdb", "sdc"), drives.stream().map(Drive::name).toList());
    assertEquals("SN-sdc", drives.get(2).serialNumber());
    assertEquals(true, drives.get(1).appearedLate(), "also after the next round");
    assertEquals(true, drives.get(2).appearedLate());
    assertEquals(1, machine.asked().stream().filter((ASK + "sdb")::equals).count());
  }

  @Test
  void aLatePortConcernsNoDrive() throws InterruptedException {
    Report report =
        audit(
            whenAsked(
                () ->
                    machine
                        .link(
                            "/sys/class/net/eth1", "../../devices/pci0000:00/0000:00:03.0/net/eth1")
                        .link("/sys/class/net/eth1/device", "../../../0000:00:03.0")
                        .file("/sys/class/net/eth1/address", "52:54:00:12:34:56")),
            "30");
    assertEquals(true, report.hardware().networkPorts().getFirst().appearedLate());
    assertEquals("ok", outcome(report, "net"), "absent before");
    assertEquals(1, machine.asked().stream().filter("smartctl --scan -j"::equals).count());
  }

  @Test
  void aMissingToolIsSaidOnce() throws InterruptedException {
    Host host =
        new Host() {
          @Override
          public Execution run(Command command) {
            disk("sdb", 2);
            return command.tool().equals("smartctl")
                ? new ScriptedHost().run(command)
                : machine.run(command);
          }

          @Override
          public FileSet read(FileQuery query) {
            return machine.read(query);
          }
        };
    Report report = audit(host, "30");
    assertEquals("tool_missing", outcome(report, "smartctl"));
    assertTrue(
        report.verdict().reasons().contains("smartctl: tool_missing: smartctl is not installed"),
        report.verdict()::toString);
  }

  @Test
  void aLateDriveThatDoesNotAnswerIsAGap() throws InterruptedException {
    Report report =
        audit(
            whenAsked(
                () -> {
                  disk("sdb", 2);
                  machine.answer(ASK + "sdb", 0, "{");
                }),
            "30");
    assertEquals("partial", outcome(report, "smartctl"));
    assertEquals(true, report.hardware().drives().get(1).appearedLate());
    assertTrue(
        report.verdict().reasons().toString().contains("sdb: exit status 0"),
        report.verdict()::toString);
  }

  @Test
  void devicesThatNeverRestAreAFindingAndNoPass() throws InterruptedException {
    int[] looks = {0};
    Host restless =
        new Host() {
          @Override
          public Execution run(Command command) {
            return machine.run(command);
          }

          @Override
          public FileSet read(FileQuery query) {
            if (query.name().equals("devices") && looks[0]++ % 2 == 0) {
              machine.link("/sys/class/net/eth7", "../../devices/pci0000:00/net/eth7");
            } else if (query.name().equals("devices")) {
              machine.without("/sys/class/net/eth7");
            }
            return machine.read(query);
          }
        };
    Report report = audit(restless, "1");
    List<String> ids = report.findings().stream().map(Finding::id).toList();
    assertTrue(ids.contains("hardware_not_settled"), ids::toString);
    assertEquals(Verdict.State.UNKNOWN, report.verdict().state());
    assertTrue(
        report.verdict().reasons().toString().contains("boot step settle: timeout"),
        report.verdict()::toString);
    assertEquals("ok", outcome(report, "smartctl"), "collected all the same");
  }
}
