package assay.vm.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.build.InstalledPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
  /// SHA-1 of Alpine's own `/etc/hostname`, as its package database has it.
  private static final InstalledPackage.Entry HOSTNAME =
      new InstalledPackage.Entry("etc/hostname", 0, 0, 0644, "Q16nVwYVXP/tChvUPdukVD2ifXOmc=");

  @TempDir private Path folder = Path.of("");

  @Test
  void editedFileIsRestored() throws IOException {
    Path file = Files.writeString(folder.resolve("hostname"), "quicksand\n");
    byte[] restored = Originals.restore(file, HOSTNAME);
    assertEquals(
        "localhost\n",
        new String(restored == null ? new byte[0] : restored, StandardCharsets.UTF_8));
  }

  @Test
  void unknownEditIsNotGuessed() throws IOException {
    Path file = Files.writeString(folder.resolve("issue"), "edited\n");
    assertNull(
        Originals.restore(
            file, new InstalledPackage.Entry("etc/issue", 0, 0, 0644, HOSTNAME.checksum())));
  }
}
