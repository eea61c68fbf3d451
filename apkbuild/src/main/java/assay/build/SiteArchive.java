package assay.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The site's files as a second initramfs: a newc cpio with one folder, `assay-site`, and before it
/// what [Microcode] there is. GRUB and iPXE load it after the image; appended to the image it works
/// as well.
///
/// @param keys public keys for root
/// @param configurations files of `assay.conf`, put one behind the other
/// @param expected what the machine should be like
/// @param trees folder name in the site files to folders on this machine
/// @param packages files to be installed at boot
public record SiteArchive(
    List<Path> keys,
    List<Path> configurations,
    List<Path> expected,
    Map<String, List<Path>> trees,
    List<Path> packages) {
  private static final String ROOT = "assay-site/";
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  /// Copies the lists.
  public SiteArchive {
    keys = List.copyOf(keys);
    configurations = List.copyOf(configurations);
    expected = List.copyOf(expected);
    trees = new TreeMap<>(trees);
    packages = List.copyOf(packages);
  }

  /// Site files with nothing but keys.
  ///
  /// @param keys public keys for root
  /// @return the rest empty
  public static SiteArchive ofKeys(List<Path> keys) {
    return new SiteArchive(keys, List.of(), List.of(), Map.of(), List.of());
  }

  /// @param file the archive; what was there before is replaced only by a whole one
  /// @throws IOException if it cannot be written
  public void write(Path file) throws IOException {
    Path work = file.resolveSibling(file.getFileName() + ".work");
    try {
      try (CpioFile cpio = new CpioFile(work, Image.SECONDS)) {
        fill(cpio);
      }
      FileTree.publish(work, file);
    } finally {
      Files.deleteIfExists(work);
    }
  }

  private void fill(CpioFile cpio) throws IOException {
    Microcode.add(cpio, trees.getOrDefault("firmware", List.of()));
    cpio.folder("assay-site");
    List<String> names = PublicKeys.names(keys);
    for (int i = 0; i < names.size(); i++) {
      cpio.file(ROOT + "keys/" + names.get(i), keys.get(i));
    }
    if (!configurations.isEmpty()) {
      StringBuilder text = new StringBuilder();
      for (Path file : configurations) {
        text.append(Files.readString(file).stripTrailing()).append('\n');
      }
      cpio.file(ROOT + "assay.conf", text.toString().getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : expected) {
      cpio.file(ROOT + "expected.yaml", file);
    }
    for (Map.Entry<String, List<Path>> tree : trees.entrySet()) {
      for (Path folder : tree.getValue()) {
        add(cpio, ROOT + tree.getKey() + "/", folder);
      }
    }
    for (Path file : packages) {
      cpio.file(ROOT + "packages/" + file.getFileName(), file);
    }
  }

  private static void add(CpioFile cpio, String place, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BuildException(folder + ": no such folder");
    }
    for (Path path : FileTree.list(folder)) {
      Path file = folder.resolve(path);
      if (Files.isSymbolicLink(file)) {
        cpio.link(place + path, Files.readSymbolicLink(file).toString());
      } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        cpio.folder(place + path);
      } else {
        cpio.file(place + path, file, bits(file));
      }
    }
  }

  private static int bits(Path file) throws IOException {
    var permissions = Files.readAttributes(file, PosixFileAttributes.class).permissions();
    int bits = 0;
    for (int i = 0; i < BITS.length; i++) {
      if (permissions.contains(BITS[i])) {
        bits |= 1 << i;
      }
    }
    return bits;
  }
}
