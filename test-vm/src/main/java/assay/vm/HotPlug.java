package assay.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Puts hardware into the empty slots of a running machine. Whether and when the guest sees it is
/// the guest's affair: it is in no profile.
///
/// @param qemu the machine
public record HotPlug(Qemu qemu) {
  private static final int MEBIBYTES = 32;

  /// A disk with 32 MiB.
  ///
  /// @param driver the QEMU device, `nvme` or `virtio-blk-pci`
  public void disk(int slot, String driver, String serial) {
    String name = "hot" + slot;
    Path file = qemu.folder().resolve(name + ".img");
    try {
      Qemu.makeDisk(file, MEBIBYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    qemu.qmp()
        .execute(
            "blockdev-add",
            Map.of("driver", "file", "node-name", name, "filename", file.toString()));
    add(slot, driver, Map.of("drive", name, "serial", serial));
  }

  /// A network card with a network of its own.
  ///
  /// @param model the QEMU device
  public void card(int slot, String model, String mac) {
    String name = "hotnet" + slot;
    qemu.qmp()
        .execute(
            "netdev_add",
            Map.of("type", "user", "id", name, "net", "10.1.%d.0/24".formatted(slot)));
    add(slot, model, Map.of("netdev", name, "mac", mac, "romfile", ""));
  }

  private void add(int slot, String driver, Map<String, String> more) {
    Map<String, String> arguments = new HashMap<>(more);
    arguments.put("driver", driver);
    arguments.put("id", "plugged" + slot);
    arguments.put("bus", QemuCommand.spare(slot));
    qemu.qmp().execute("device_add", arguments);
  }
}
