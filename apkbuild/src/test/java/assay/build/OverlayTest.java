package assay.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void tree() throws IOException {
    Files.createDirectories(folder.resolve("tree/etc/runlevels"));
    Files.createDirectories(folder.resolve("tree/root"));
    Files.writeString(folder.resolve("tree/etc/shadow"), "root:*::0:::::\n");
    Files.createSymbolicLink(
        folder.resolve("tree/etc/runlevels/dropbear"), Path.of("/etc/init.d/dropbear"));
  }

  @Test
  void sameTreeMakesSameArchive() throws IOException {
    Overlay overlay = new Overlay(folder.resolve("tree"));
    overlay.pack(folder.resolve("a"), 1);
    Files.setLastModifiedTime(folder.resolve("tree/etc/shadow"), FileTime.fromMillis(0));
    overlay.pack(folder.resolve("b"), 1);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void secretsAreNotForEverybody() throws IOException {
    new Overlay(folder.resolve("tree")).pack(folder.resolve("a"), 1);
    Map<String, Integer> modes = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(folder.resolve("a"))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        modes.put(entry.getName(), entry.getMode() & 07777);
      }
    }
    assertEquals(0640, modes.get("etc/shadow"));
    assertEquals(0700, modes.get("root/"));
    assertEquals(0755, modes.get("etc/"));
  }
}
