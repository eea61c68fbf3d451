package assay.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Drives a faulty machine has besides its own.
final class ExtraDrives {
  private ExtraDrives() {}

  /// Adds that many SATA drives.
  static void add(FaultyMachine machine, int count) {
    for (int number = 0; number < count; number++) {
      add(machine.sysroot(), number);
    }
  }

  /// `sdxaa`, `sdxab` and so on, each on a port of its own.
  private static void add(Path sysroot, int number) {
    String name = "sdx" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    String scsi = number + ":0:0:0";
    String path =
        "devices/pci0000:00/0000:00:1f.2/ata%1$d/host%1$d/target%1$d:0:0/%2$s/block/%3$s"
            .formatted(number + 10, scsi, name);
    try {
      Path device = Files.createDirectories(sysroot.resolve("sys").resolve(path));
      Files.writeString(device.resolve("size"), "2097152\n");
      Files.createSymbolicLink(device.resolve("device"), Path.of("../../../" + scsi));
      Files.createSymbolicLink(
          sysroot.resolve("sys/class/block").resolve(name), Path.of("../../" + path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
