package assay.vm.standin;

import assay.build.InstalledPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The wheel's makers edited eight files in `/etc`. Their edits are undone, and the package
/// database's checksums prove that what comes out is Alpine's own: a stand-in must not be kinder
/// than the real thing.
final class Originals {
  private static final Map<String, byte[]> WHOLE =
      Map.of(
          "etc/hostname", bytes("localhost\n"),
          "etc/hosts",
              bytes(
                  "127.0.0.1\tlocalhost localhost.localdomain\n"
                      + "::1\t\tlocalhost localhost.localdomain\n"),
          "etc/modules", bytes("af_packet\nipv6\n"),
          "etc/mtab", bytes("../proc/mounts"));

  private static final List<String> ACCOUNT_FILES =
      List.of("etc/passwd", "etc/group", "etc/shadow");

  private Originals() {}

  /// @param file the file or link as it is now
  /// @param entry what the database says of it
  /// @return its original bytes, or nothing if they cannot be had
  static byte @Nullable [] restore(Path file, InstalledPackage.Entry entry) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    byte[] now =
        Files.isSymbolicLink(file)
            ? bytes(Files.readSymbolicLink(file).toString())
            : Files.readAllBytes(file);
    if (matches(now, entry)) {
      return now;
    }
    byte[] before = before(entry.path(), now);
    return matches(before, entry) ? before : null;
  }

  private static byte[] before(String path, byte[] now) {
    String text = new String(now, StandardCharsets.UTF_8);
    if (ACCOUNT_FILES.contains(path)) {
      String kept =
          text.lines()
              .filter(line -> !line.startsWith("dhcpcd:") && !line.startsWith("quicksand:"))
              .collect(Collectors.joining("\n", "", "\n"));
      return bytes(kept.replace("root:*::0", "root:::0"));
    }
    if (path.equals("etc/rc.conf")) {
      return bytes(
          text.replace("\nrc_parallel=\"YES\"", "\n#rc_parallel=\"NO\"")
              .replace("\nrc_sys=\"lxc\"", "\n#rc_sys=\"\"")
              .replace("\nrc_controller_cgroups=\"NO\"", "\n#rc_controller_cgroups=\"YES\""));
    }
    return WHOLE.getOrDefault(path, now);
  }

  private static boolean matches(byte[] content, InstalledPackage.Entry entry) {
    return entry.checksum().isEmpty() || entry.checksum().equals("Q1" + sha1(content));
  }

  private static String sha1(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder().encodeToString(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
