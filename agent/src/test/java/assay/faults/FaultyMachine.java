package assay.faults;

import assay.collector.Collector;
import assay.collector.Collectors;
import assay.collector.Fixtures;
import assay.collector.ScriptedHost;
import assay.host.RecordingHost;
import assay.source.tools.ToolVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/// A recorded machine whose tools can be made to fail: SATA, RAID, USB and NVMe drives, a
/// management controller, two network ports, a GPU. Its folder's name is unique, and every process
/// its tools start has that name in its environment.
record FaultyMachine(Path folder) {
  private static final Path SCRIPTS = Path.of("src/test/resources/faults/tools").toAbsolutePath();
  private static final String GPU = "0000:61:00.0";
  private static final String ASK = "smartctl -j -x -n standby,3 ";

  /// A healthy machine below `parent`, whose commands have a limit of that many seconds.
  static FaultyMachine below(Path parent, int commandLimitSeconds) throws IOException {
    Path folder = parent.resolve("assay-fault-" + UUID.randomUUID());
    FaultyMachine machine = new FaultyMachine(folder);
    RecordingHost recorder = new RecordingHost(recording(), folder);
    for (Collector collector : Collectors.all(List.of("assay"), true)) {
      collector.collect(recorder);
    }
    ToolVersions.read(recorder);
    Files.createDirectories(machine.tools());
    for (String tool :
        List.of(
            "smartctl", "storcli64", "ipmitool", "nvidia-smi", "ip", "ethtool", "dmesg", "assay")) {
      script("stand-in", machine.tools().resolve(tool));
    }
    Path configuration = machine.sysroot().resolve("etc/assay/assay.conf");
    Files.createDirectories(configuration.getParent());
    Files.writeString(configuration, "limit=" + commandLimitSeconds + "\n");
    return machine;
  }

  Path sysroot() {
    return folder.resolve("sysroot");
  }

  Path tools() {
    return folder.resolve("bin");
  }

  Path run() {
    return folder.resolve("run");
  }

  Path output() {
    return folder.resolve("out/report.json");
  }

  /// What every process started for this machine has in its environment or its arguments.
  String token() {
    return folder.getFileName().toString();
  }

  /// Has the questions that match the shell pattern `when` answered by the script `fault`.
  void fault(String tool, String when, String fault) throws IOException {
    script(fault, tools().resolve(tool + ".fault"));
    Files.writeString(tools().resolve(tool + ".when"), when + "\n");
  }

  /// Puts the file `fault` in the tool's place.
  void replace(String tool, String fault) throws IOException {
    script(fault, tools().resolve(tool));
  }

  private static void script(String name, Path target) throws IOException {
    Files.write(target, Files.readAllBytes(SCRIPTS.resolve(name)));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static ScriptedHost recording() {
    ScriptedHost host =
        new ScriptedHost()
            .sysfs("sysfs/qemu-q35.tsv")
            .file("/usr/share/hwdata/pci.ids", Fixtures.bytes("pci/pci.ids"))
            .file("/sys/firmware/dmi/tables/DMI", Fixtures.hex("smbios/qemu-7.2/DMI.hex"))
            .file(
                "/sys/firmware/dmi/tables/smbios_entry_point",
                Fixtures.hex("smbios/qemu-7.2/smbios_entry_point.hex"))
            .answer("ip -o addr", 0, Fixtures.text("ip/addr-busybox.txt"))
            .answer("ethtool eth0", 0, Fixtures.text("ethtool/virtio_net.txt"))
            .answer("ethtool -i eth0", 0, Fixtures.text("ethtool/virtio_net-driver.txt"))
            .answer("ethtool eth1", 0, Fixtures.text("ethtool/e1000e.txt"))
            .answer("ethtool -i eth1", 0, Fixtures.text("ethtool/e1000e-driver.txt"))
            .answer("dmesg", 0, Fixtures.text("kernel/firmware.txt"))
            .answer("smartctl -V", 0, "smartctl 7.5 2025-04-30 r5714\n")
            .answer("smartctl --scan -j", 0, Fixtures.text("smartctl/scan.json"))
            .answer(ASK + "/dev/nvme0n1", 0, Fixtures.text("smartctl/nvme-qemu.json"))
            .answer(ASK + "/dev/sda", 4, Fixtures.text("smartctl/sata-qemu.json"))
            .answer(ASK + "/dev/sdb", 2, Fixtures.text("smartctl/megaraid-volume-qemu.json"))
            .answer(ASK + "/dev/sdc", 1, Fixtures.text("smartctl/usb-unknown-bridge.json"))
            .answer(
                ASK + "-d megaraid,0 /dev/bus/6",
                4,
                Fixtures.text("smartctl/megaraid-disk-qemu.json"))
            .answer(
                "storcli64 /call show all J nolog",
                0,
                Fixtures.text("storcli/written-controllers.json"))
            .answer(
                "storcli64 /call/eall/sall show all J nolog",
                0,
                Fixtures.text("storcli/written-drives.json"))
            .answer("ipmitool -V", 0, "ipmitool version 1.8.19\n")
            .answer("ipmitool mc info", 0, Fixtures.text("ipmitool/mc-info.txt"))
            .answer("ipmitool -c sdr elist", 0, Fixtures.text("ipmitool/written-sdr-elist.csv"))
            .answer("ipmitool -c sel elist", 0, Fixtures.text("ipmitool/sel-elist.csv"))
            .answer("ipmitool fru print", 0, Fixtures.text("ipmitool/written-fru-print.txt"))
            .answer("ipmitool mc guid", 0, Fixtures.text("ipmitool/written-mc-guid.txt"))
            .answer("ipmitool lan print 1", 0, Fixtures.text("ipmitool/written-lan-print.txt"))
            .file("/sys/bus/pci/devices/" + GPU + "/vendor", "0x10de\n")
            .file("/sys/bus/pci/devices/" + GPU + "/class", "0x030200\n")
            .link("/sys/bus/pci/devices/" + GPU + "/driver", "../../bus/pci/drivers/nvidia")
            .answer("nvidia-smi -q -x", 0, Fixtures.text("nvidia/written-p100-v11.xml"))
            .answer("assay collect-oshi", 0, Fixtures.text("oshi/qemu-q35.jsonl"));
    for (int channel = 2; channel <= 11; channel++) {
      host.answer(
          "ipmitool lan print " + channel, 1, new byte[0], "Invalid channel: " + channel + "\n");
    }
    return host;
  }
}
