package assay.vm.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.BuildException;
import assay.build.Command;
import assay.build.FileTree;
import assay.build.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive is a script that knows one version of one package.
class DownloadsTest {
  private static final String APT_GET =
      """
      #!/bin/sh
      for wanted; do :; done
      echo "$wanted" >>"$0.calls"
      case $wanted in
      update) ;;
      demo | demo=2.0) cp "$(dirname "$0")/demo.deb" demo_2.0_all.deb ;;
      *) echo "E: Version for $wanted was not found" >&2 && exit 100 ;;
      esac
      """;

  private static final String CONTROL =
      """
      Package: demo
      Version: 2.0
      Architecture: all
      Maintainer: nobody <nobody@example.invalid>
      Description: demo
      """;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path deb = Path.of("");

  @BeforeEach
  void archive() throws IOException {
    Files.createDirectories(folder.resolve("demo/DEBIAN"));
    Files.writeString(folder.resolve("demo/DEBIAN/control"), CONTROL);
    deb = folder.resolve("demo.deb");
    Command.of("dpkg-deb", "--build", folder.resolve("demo").toString(), deb.toString()).run();
    Files.writeString(folder.resolve("apt-get"), APT_GET);
    Files.setPosixFilePermissions(
        folder.resolve("apt-get"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Downloads downloads() {
    Progress progress =
        new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), "standin");
    return new Downloads(
        folder.resolve("downloads"), progress, "no-python", folder.resolve("apt-get").toString());
  }

  private Pin pin(String version, String sha256) {
    return new Pin(Pin.Kind.DEB, "demo", version, sha256);
  }

  @Test
  void pinnedVersionIsTakenOnce() throws IOException {
    Pin pin = pin("2.0", FileTree.sha256(deb));
    assertTrue(downloads().fetch(pin).pinned());
    assertTrue(downloads().fetch(pin).pinned());
    assertEquals("demo=2.0\n", Files.readString(folder.resolve("apt-get.calls")));
  }

  @Test
  void oneCallBringsWhatThePinsSay() throws IOException {
    Downloads downloads = downloads();
    Pin pin = pin("2.0", FileTree.sha256(deb));
    downloads.prefetch(List.of(pin));
    assertTrue(downloads.fetch(pin).pinned());
    assertEquals("demo=2.0\n", Files.readString(folder.resolve("apt-get.calls")));
  }

  @Test
  void damagedFileIsTakenAgain() throws IOException {
    Pin pin = pin("2.0", FileTree.sha256(deb));
    Path file = downloads().fetch(pin).file();
    Files.writeString(file, "damaged");
    assertEquals(pin.sha256(), FileTree.sha256(downloads().fetch(pin).file()));
  }

  @Test
  void wrongChecksumNamesTheFileAndLeavesNothing() throws IOException {
    String wrong = "0".repeat(64);
    BuildException failure =
        assertThrows(BuildException.class, () -> downloads().fetch(pin("2.0", wrong)));
    assertEquals(
        "demo 2.0: SHA-256 is %s, the lock says %s; if the archive changed it on purpose, run: test-vm/standin --relock"
            .formatted(FileTree.sha256(deb), wrong),
        failure.getMessage());
    assertEquals(0, FileTree.list(folder.resolve("downloads")).size());
  }

  @Test
  void goneVersionIsReplacedAndSaid() throws IOException {
    Downloads.Fetched fetched = downloads().fetch(pin("1.0", FileTree.sha256(deb)));
    assertEquals("2.0", fetched.version());
    assertFalse(fetched.pinned());
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("demo 1.0 is gone from the archive, taking demo 2.0"), text);
  }

  @Test
  void unknownPackageIsOneLine() {
    Pin pin = new Pin(Pin.Kind.DEB, "other", "1", "0".repeat(64));
    BuildException failure = assertThrows(BuildException.class, () -> downloads().fetch(pin));
    assertEquals(
        "apt-get download other: E: Version for other was not found", failure.getMessage());
  }
}
