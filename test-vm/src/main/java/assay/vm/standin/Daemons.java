package assay.vm.standin;

import assay.build.Cache;
import assay.build.Command;
import assay.build.FileTree;
import assay.build.Fingerprint;
import assay.build.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Debian's dbus, libvirt and nginx with all their libraries, unpacked, to be laid over an Alpine
/// root. They are never installed on the machine that tests.
public final class Daemons {
  static final String LOCK = "daemons.lock";
  static final String NAMES = "daemons.txt";

  /// Half of what the packages hold, and no program asks for it.
  private static final List<String> UNUSED = List.of("doc", "man", "locale");

  private Daemons() {}

  /// @return the folder, made first if need be
  /// @throws IOException if it cannot be made
  public static Path folder() throws IOException {
    Progress progress = new Progress(System.err, "daemons");
    Cache cache = Cache.ofEnvironment();
    Downloads downloads = new Downloads(cache.folder("downloads"), progress);
    String text = Resources.text(LOCK);
    String key = new Fingerprint().add(text).addClass(Daemons.class).value();
    return cache.make("daemons", key, work -> unpack(Lock.parse(LOCK, text), downloads, work));
  }

  private static void unpack(Lock lock, Downloads downloads, Path work) throws IOException {
    Command.require("dpkg-deb", "apt-get");
    downloads.prefetch(lock.pins());
    for (Pin pin : lock.pins()) {
      Path deb = downloads.fetch(pin).file();
      Command.of("dpkg-deb", "--extract", deb.toString(), work.toString()).run();
    }
    for (String name : UNUSED) {
      FileTree.delete(work.resolve("usr/share").resolve(name));
    }
    // dpkg-deb gives it the package's time, and the cache forgets what is old.
    Files.setLastModifiedTime(work, FileTime.from(Instant.now()));
  }

  static Lock relock(Downloads downloads) throws IOException {
    List<Pin> pins = new ArrayList<>();
    for (String name : Resources.words(NAMES)) {
      pins.add(downloads.relock(new Pin(Pin.Kind.DEB, name, "", "")));
    }
    return new Lock(List.copyOf(pins));
  }
}
