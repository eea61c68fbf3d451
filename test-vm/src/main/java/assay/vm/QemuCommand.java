package assay.vm;

import assay.vm.HardwareProfile.Bus;
import assay.vm.HardwareProfile.Card;
import assay.vm.HardwareProfile.Disk;
import assay.vm.HardwareProfile.Link;
import assay.vm.HardwareProfile.Smbios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// QEMU's argument list for a profile. Starts nothing, touches nothing.
///
/// @param profile the hardware
/// @param image what to boot
/// @param kernelLine additions to the kernel line
/// @param accelerator how the guest runs
/// @param folder where console, QMP socket and disks lie
/// @param sshPort the loopback port that leads to the first card's port 22
record QemuCommand(
    HardwareProfile profile,
    BootSource image,
    String kernelLine,
    Accelerator accelerator,
    Path folder,
    int sshPort) {

  private static final int FIRST_NETWORK = 2;
  // Slots that wait for a card of the profile have the numbers below.
  private static final int FIRST_SPARE = 100;
  // A request is answered after an hour: for any audit that is never.
  static final long NEVER_NANOS = 3_600_000_000_000L;
  // Without a geometry QEMU itself would read the dead disk's partition table and hang.
  static final Map<String, Integer> GEOMETRY = Map.of("cyls", 1000, "heads", 16, "secs", 63);

  static Path consoleLog(Path folder) {
    return folder.resolve("console.log");
  }

  static Path qmpSocket(Path folder) {
    return folder.resolve("qmp.sock");
  }

  static Path disk(Path folder, int index) {
    return folder.resolve("disk" + index + ".img");
  }

  static String card(int index) {
    return "card" + index;
  }

  static String net(int index) {
    return "net" + index;
  }

  static String slot(int index) {
    return "slot" + index;
  }

  /// An empty slot that belongs to no card.
  static String spare(int index) {
    return "spare" + index;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(Qemu.PROGRAM, "-M", "q35", "-nodefaults"));
    arguments.addAll(accelerator.arguments());
    String cpu = profile.cpuModel() == null ? accelerator.cpuModel() : profile.cpuModel();
    arguments.addAll(List.of("-cpu", cpu, "-smp", String.valueOf(profile.cpus())));
    arguments.addAll(List.of("-m", String.valueOf(profile.memoryMebibytes())));
    arguments.addAll(List.of("-display", "none", "-vga", "none", "-no-reboot"));
    arguments.addAll(List.of("-chardev", "file,id=console,path=" + consoleLog(folder)));
    arguments.addAll(List.of("-serial", "chardev:console"));
    arguments.addAll(List.of("-qmp", "unix:" + qmpSocket(folder) + ",server=on,wait=off"));
    arguments.addAll(image.arguments(append()));
    if (profile.startsPaused()) {
      arguments.add("-S");
    }
    addSmbios(arguments);
    addController(arguments, Bus.SCSI, "virtio-scsi-pci,id=scsi");
    addController(arguments, Bus.MEGARAID, "megasas,id=raid");
    addController(arguments, Bus.USB, "qemu-xhci,id=usb");
    for (int i = 0; i < profile.disks().size(); i++) {
      addDisk(arguments, i, profile.disks().get(i));
    }
    for (int i = 0; i < profile.cards().size(); i++) {
      addCard(arguments, i, profile.cards().get(i));
    }
    addBmc(arguments);
    if (profile.deadDisk()) {
      arguments.addAll(List.of("-blockdev", deadNode("dead")));
      arguments.addAll(List.of("-device", "virtio-blk-pci,drive=dead" + geometry()));
    }
    for (int i = 0; i < profile.slots(); i++) {
      arguments.addAll(
          List.of(
              "-device", "pcie-root-port,id=%s,chassis=%d".formatted(spare(i), FIRST_SPARE + i)));
    }
    if (profile.clock() != null) {
      arguments.addAll(List.of("-rtc", "base=" + profile.clock()));
    }
    return List.copyOf(arguments);
  }

  // quiet: the serial console is slow. panic: a panicked guest reboots, and -no-reboot ends QEMU.
  // edd=off: else the kernel asks the BIOS for every disk's first sector, and a dead disk never
  // answers.
  private String append() {
    return Stream.of("console=ttyS0 quiet panic=5 edd=off", accelerator.kernelLine(), kernelLine)
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining(" "));
  }

  private void addSmbios(List<String> arguments) {
    add(arguments, 1, profile.system());
    add(arguments, 2, profile.board());
    add(arguments, 3, profile.chassis());
  }

  private void addBmc(List<String> arguments) {
    switch (profile.bmc()) {
      case NONE -> {
        return;
      }
      case ANSWERING -> arguments.addAll(List.of("-device", "ipmi-bmc-sim,id=bmc0"));
      case UNREADY ->
          arguments.addAll(
              List.of(
                  "-chardev",
                  "socket,id=bmc,path=" + folder.resolve("bmc.sock") + ",server=on,wait=off",
                  "-device",
                  "ipmi-bmc-extern,id=bmc0,chardev=bmc"));
    }
    arguments.addAll(List.of("-device", "isa-ipmi-kcs,bmc=bmc0"));
  }

  private static void add(List<String> arguments, int type, @Nullable Smbios smbios) {
    if (smbios == null) {
      return;
    }
    StringBuilder value = new StringBuilder("type=").append(type);
    value.append(",manufacturer=").append(smbios.manufacturer());
    if (smbios.product() != null) {
      value.append(",product=").append(smbios.product());
    }
    value.append(",serial=").append(smbios.serial());
    if (smbios.uuid() != null) {
      value.append(",uuid=").append(smbios.uuid());
    }
    arguments.addAll(List.of("-smbios", value.toString()));
  }

  private static String deadNode(String name) {
    return "driver=null-co,node-name=%s,size=1073741824,read-zeroes=on,latency-ns=%d"
        .formatted(name, NEVER_NANOS);
  }

  private static String geometry() {
    return GEOMETRY.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "," + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining());
  }

  private void addController(List<String> arguments, Bus bus, String device) {
    if (profile.disks().stream().anyMatch(disk -> disk.bus() == bus)) {
      arguments.addAll(List.of("-device", device));
    }
  }

  private void addDisk(List<String> arguments, int index, Disk disk) {
    arguments.addAll(
        disk.dead()
            ? List.of("-blockdev", deadNode("disk" + index))
            : List.of(
                "-drive",
                "file=%s,format=raw,if=none,id=disk%d,cache=unsafe"
                    .formatted(disk(folder, index), index)));
    String device =
        switch (disk.bus()) {
          case SATA -> "ide-hd,bus=ide.%d,drive=disk%d".formatted(index, index);
          case NVME -> "nvme,drive=disk" + index;
          case SCSI -> "scsi-hd,bus=scsi.0,drive=disk" + index;
          case MEGARAID -> "scsi-hd,bus=raid.0,drive=disk" + index;
          case USB ->
              "usb-storage,bus=usb.0,removable=%s,drive=disk%d"
                  .formatted(disk.content() == null ? "off" : "on", index);
        };
    StringBuilder value = new StringBuilder(device).append(",serial=").append(disk.serial());
    if (disk.model() != null) {
      value.append(scsi(disk) ? ",product=" : ",model=").append(disk.model());
    }
    if (disk.wwn() != null) {
      value.append(",wwn=").append(disk.wwn());
    }
    if (disk.dead()) {
      value.append(geometry());
    }
    arguments.addAll(List.of("-device", value.toString()));
  }

  private static boolean scsi(Disk disk) {
    return disk.bus() == Bus.SCSI || disk.bus() == Bus.MEGARAID;
  }

  private void addCard(List<String> arguments, int index, Card card) {
    String forward = index == 0 ? ",hostfwd=tcp:127.0.0.1:" + sshPort + "-:22" : "";
    // Networks of their own: with one for all, answers would leave by the wrong card.
    String network = ",net=10.0.%d.0/24".formatted(FIRST_NETWORK + index);
    String served = index == 0 ? image.network() : "";
    arguments.addAll(List.of("-netdev", "user,id=" + net(index) + network + forward + served));
    if (card.link() == Link.UNPLUGGED) {
      arguments.addAll(
          List.of(
              "-device",
              "pcie-root-port,id=%s,chassis=%d,slot=%d"
                  .formatted(slot(index), index + 1, index + 1)));
      return;
    }
    arguments.addAll(
        List.of(
            "-device",
            "%s,id=%s,netdev=%s,mac=%s%s"
                .formatted(
                    card.model(),
                    card(index),
                    net(index),
                    card.mac(),
                    index == 0 ? image.card() : BootSource.NO_ROM)));
  }
}
