package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which kernel modules an audit has no use for: what shows pictures, plays sound or needs a radio,
/// keeps guests or filters packets, and file systems of disks, which are never mounted.
public final class ModuleSelection {
  /// What ordinarily no other module needs.
  private static final List<String> ALONE =
      List.of(
          "drivers/accel",
          "drivers/bluetooth",
          "drivers/comedi",
          "drivers/gnss",
          "drivers/gpu",
          "drivers/greybus",
          "drivers/iio",
          "drivers/infiniband",
          "drivers/input/joystick",
          "drivers/input/touchscreen",
          "drivers/isdn",
          "drivers/media",
          "drivers/net/can",
          "drivers/net/hamradio",
          "drivers/net/ieee802154",
          "drivers/net/wireless",
          "drivers/net/wwan",
          "drivers/nfc",
          "drivers/parport",
          "drivers/pcmcia",
          "drivers/soundwire",
          "drivers/staging",
          "drivers/video",
          "drivers/w1",
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
          "fs/ubifs",
          "net/atm",
          "net/ax25",
          "net/batman-adv",
          "net/bluetooth",
          "net/can",
          "net/mac80211",
          "net/mac802154",
          "net/netrom",
          "net/nfc",
          "net/openvswitch",
          "net/rose",
          "net/sunrpc",
          "net/wireless",
          "sound");

  /// Of which others may need something.
  private static final List<String> LIBRARIES =
      List.of(
          "arch/x86/kvm",
          "drivers/accessibility",
          "drivers/android",
          "drivers/atm",
          "drivers/block/drbd",
          "drivers/block/rnbd",
          "drivers/crypto/ccp",
          "drivers/crypto/intel",
          "drivers/md",
          "drivers/net/ovpn",
          "drivers/net/vxlan",
          "drivers/net/wireguard",
          "drivers/net/xen-netback",
          "drivers/nvme/target",
          "drivers/target",
          "drivers/usb/gadget",
          "drivers/vfio",
          "drivers/vhost",
          "fs/btrfs",
          "fs/cachefiles",
          "fs/dlm",
          "fs/ecryptfs",
          "fs/erofs",
          "fs/ext2",
          "fs/ext4",
          "fs/f2fs",
          "fs/jbd2",
          "fs/jfs",
          "fs/nilfs2",
          "fs/ntfs",
          "fs/ntfs3",
          "fs/reiserfs",
          "fs/udf",
          "fs/ufs",
          "fs/xfs",
          "net/bridge",
          "net/ceph",
          "net/dccp",
          "net/ieee802154",
          "net/ipv4/netfilter",
          "net/ipv6/netfilter",
          "net/l2tp",
          "net/netfilter",
          "net/rds",
          "net/rxrpc",
          "net/sched",
          "net/sctp",
          "net/smc",
          "net/tipc");

  /// Single modules, by how their paths begin: the kernel's tests of itself, and disks of a ceph.
  private static final List<String> SINGLE = List.of("lib/test_", "drivers/block/rbd.ko");

  private ModuleSelection() {}

  /// Deletes what can be told to be of no use by its folder alone, of a kernel that has no
  /// `modules.dep` yet.
  ///
  /// @param release the folder `lib/modules/RELEASE`
  /// @throws IOException if a folder cannot be removed
  public static void pruneFolders(Path release) throws IOException {
    for (String folder : ALONE) {
      FileTree.delete(release.resolve("kernel").resolve(folder));
    }
  }

  /// Deletes those that no other module needs.
  ///
  /// @param release the folder `lib/modules/RELEASE`, with its `modules.dep`
  /// @throws IOException if a module cannot be removed
  static void prune(Path release) throws IOException {
    Set<String> all = new TreeSet<>();
    Set<String> kept = new HashSet<>();
    for (String line : Files.readAllLines(release.resolve("modules.dep"))) {
      String[] files = line.split(":? ");
      String module = files[0].replace(":", "");
      all.add(module);
      if (!unused(module)) {
        kept.addAll(List.of(files).subList(1, files.length));
        kept.add(module);
      }
    }
    all.removeAll(kept);
    for (String module : all) {
      Files.delete(release.resolve(module));
    }
  }

  private static boolean unused(String module) {
    return Stream.concat(
            Stream.concat(ALONE.stream(), LIBRARIES.stream()).map(folder -> folder + "/"),
            SINGLE.stream())
        .anyMatch(beginning -> module.startsWith("kernel/" + beginning));
  }
}
