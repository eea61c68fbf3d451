package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Which kernel modules an audit has no use for: what shows pictures, plays sound or needs a radio.
public final class ModuleSelection {
  private static final List<String> UNUSED =
      List.of(
          "sound",
          "drivers/gpu",
          "drivers/media",
          "drivers/staging",
          "drivers/infiniband",
          "drivers/bluetooth",
          "drivers/isdn",
          "drivers/net/wireless",
          "drivers/net/can",
          "drivers/net/wwan",
          "drivers/net/ieee802154",
          "drivers/net/hamradio",
          "drivers/iio",
          "drivers/accel",
          "drivers/comedi",
          "drivers/gnss",
          "drivers/greybus",
          "drivers/input/joystick",
          "drivers/input/touchscreen",
          "drivers/nfc",
          "drivers/parport",
          "drivers/pcmcia",
          "drivers/soundwire",
          "drivers/video",
          "drivers/w1",
          "net/bluetooth",
          "net/mac80211",
          "net/mac802154",
          "net/wireless",
          "net/can",
          "net/nfc",
          "net/batman-adv",
          "net/ax25",
          "net/netrom",
          "net/rose",
          "net/atm",
          "net/sunrpc",
          "net/openvswitch",
          "fs/afs",
          "fs/ceph",
          "fs/coda",
          "fs/gfs2",
          "fs/jffs2",
          "fs/lockd",
          "fs/nfs",
          "fs/nfsd",
          "fs/ocfs2",
          "fs/orangefs",
          "fs/smb",
          "fs/ubifs");

  private ModuleSelection() {}

  /// @param modules the folder `lib/modules`
  /// @throws IOException if a folder cannot be removed
  public static void prune(Path modules) throws IOException {
    try (Stream<Path> releases = Files.list(modules)) {
      for (Path release : releases.filter(Files::isDirectory).toList()) {
        for (String unused : UNUSED) {
          FileTree.delete(release.resolve("kernel").resolve(unused));
        }
      }
    }
  }
}
