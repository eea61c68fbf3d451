package assay.vm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What everybody can download must not let anybody in: no private key, no password hash, no
/// account without a lock in the image.
class SecretsTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\r?\\n[A-Za-z0-9+/=:, -]{20,}");
  private static final Pattern HASH =
      Pattern.compile(
          "^[^:\\n]{1,32}:\\$(?:1|2[aby]|5|6|7|y|gy)\\$[./A-Za-z0-9$=,]{8,}", Pattern.MULTILINE);
  private static final Pattern KEY_FILE =
      Pattern.compile(
          "(?:dropbear|ssh)_(?:host_)?\\w*key|id_(?:rsa|ecdsa|ed25519|dsa)|authorized_keys|\\w+\\.ppk");
  private static final Pattern UNLOCKED =
      Pattern.compile("^[^:\\n]+:(?![*!])[^:\\n]*:.*$", Pattern.MULTILINE);
  private static final Pattern PASSWORD_IN_PASSWD =
      Pattern.compile("^[^:\\n]+:(?!x:)[^:\\n]*:.*$", Pattern.MULTILINE);

  @TempDir private Path work;

  @Test
  void nothingInTheImageLetsAnybodyIn() throws IOException {
    Path layer = assayLayer();
    assertTrue(Files.exists(layer.resolve("usr/bin/assay")), "not the image's upper layer");
    assertTrue(Files.exists(layer.resolve("etc/shadow")), "the image's shadow is not in it");
    assertEquals(List.of(), secrets(layer));
    assertEquals(List.of(), secrets(Sources.alpineRoot()));
    assertEquals(List.of(), secrets(Sources.overlay()));
  }

  @Test
  void aSecretIsSeen() throws IOException {
    write("etc/dropbear/dropbear_ed25519_host_key", "binary");
    write("root/.ssh/authorized_keys", "ssh-ed25519 AAAA");
    write(
        "opt/notes.txt", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n");
    write("etc/shadow", "root:$6$salt$QWERTYUIOPASDF:1::::::\nbin:!::0:::::\nguest:::0:::::\n");
    write("etc/passwd", "root:x:0:0:root:/root:/bin/sh\neve::0:0::/:/bin/sh\n");
    assertEquals(
        List.of(
            "etc/dropbear/dropbear_ed25519_host_key: a key's name",
            "etc/passwd: eve::0:0::/:/bin/sh",
            "etc/shadow: a password hash",
            "etc/shadow: guest:::0:::::",
            "etc/shadow: root:$6$salt$QWERTYUIOPASDF:1::::::",
            "opt/notes.txt: a private key",
            "root/.ssh/authorized_keys: a key's name"),
        secrets(work));
  }

  private void write(String path, String text) throws IOException {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// The layer that holds what is ours, out of the initramfs as it is booted.
  private Path assayLayer() {
    Path image = Path.of(System.getProperty("assay.image", "no assay.image given"));
    Path initramfs = image.resolve("initramfs.img").toAbsolutePath();
    Path layer = work.resolve("layer");
    run("cd '" + work + "' && busybox cpio -i assay.sqfs <'" + initramfs + "'");
    run("unsquashfs -n -q -d '" + layer + "' '" + work.resolve("assay.sqfs") + "'");
    return layer;
  }

  private static void run(String command) {
    Command ended = Command.run(LIMIT, List.of("sh", "-c", command));
    assertEquals(0, ended.status(), ended.output());
  }

  private static List<String> secrets(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
        look(root.relativize(file).toString(), file, found);
      }
    }
    return found.stream().distinct().sorted().toList();
  }

  private static void look(String name, Path file, List<String> found) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (KEY_FILE.matcher(file.getFileName().toString()).matches()) {
      found.add(name + ": a key's name");
    }
    if (PRIVATE_KEY.matcher(text).find()) {
      found.add(name + ": a private key");
    }
    if (HASH.matcher(text).find()) {
      found.add(name + ": a password hash");
    }
    Pattern account =
        switch (name) {
          case "etc/shadow", "etc/shadow-" -> UNLOCKED;
          case "etc/passwd", "etc/passwd-" -> PASSWORD_IN_PASSWD;
          default -> null;
        };
    if (account != null) {
      account.matcher(text).results().forEach(line -> found.add(name + ": " + line.group()));
    }
  }
}
