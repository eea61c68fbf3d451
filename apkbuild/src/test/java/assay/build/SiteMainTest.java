package assay.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// `apkbuild/site` as its user types it.
@ResourceLock(Resources.SYSTEM_ERR)
class SiteMainTest {
  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIexample me\n";

  @TempDir private Path folder = Path.of("");
  private final List<String> everything = new ArrayList<>();

  @BeforeEach
  void whatASiteHas() throws IOException {
    add("--key", file("me.pub", KEY));
    add("--conf", file("one.conf", "limit=10"));
    add("--conf", file("two.conf", "settle=5\n"));
    add("--expected", file("m.json", "{}"));
    add("--package", file("strace-6-r0.apk", "package"));
    for (String tree : List.of("tools", "firmware", "nvidia", "overlay")) {
      file(tree + "/deep/file", tree);
      add("--" + tree, folder.resolve(tree));
    }
    Path tool = file("tools/storcli", "#!/bin/sh\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(folder.resolve("overlay/link"), Path.of("deep/file"));
  }

  private void add(String option, Path value) {
    everything.add(option);
    everything.add(value.toString());
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path pack(String name) {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("--out", out.toString()));
    arguments.addAll(everything);
    assertEquals(0, SiteMain.run(arguments.toArray(String[]::new)));
    return out;
  }

  private static Map<String, String> content(Path archive) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (CpioArchiveInputStream cpio = new CpioArchiveInputStream(Files.newInputStream(archive))) {
      for (CpioArchiveEntry entry = cpio.getNextEntry();
          entry != null;
          entry = cpio.getNextEntry()) {
        if (!entry.isDirectory()) {
          content.put(
              entry.getName(),
              "%o %s"
                  .formatted(
                      entry.getMode(), new String(cpio.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    return content;
  }

  @Test
  void everythingIsInItsPlaceWithItsMode() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("assay-site/assay.conf", "100755 limit=10\nsettle=5\n");
    expected.put("assay-site/expected.yaml", "100755 {}");
    expected.put("assay-site/keys/me.pub", "100755 " + KEY);
    expected.put("assay-site/packages/strace-6-r0.apk", "100755 package");
    for (String tree : List.of("tools", "firmware", "nvidia", "overlay")) {
      expected.put("assay-site/" + tree + "/deep/file", "100644 " + tree);
    }
    expected.put("assay-site/tools/storcli", "100750 #!/bin/sh\n");
    expected.put("assay-site/overlay/link", "120777 deep/file");
    assertEquals(expected, content(pack("site.img")));
  }

  @Test
  void microcodeStandsBeforeAllElseUnderTheKernelsNames() throws IOException {
    file("firmware/intel-ucode/06-55-04", "second");
    file("firmware/intel-ucode/06-3f-02", "first ");
    file("firmware/intel-ucode/06-3f-02.initramfs", "another form of it");
    file("firmware/amd-ucode/microcode_amd.bin", "amd");
    file("firmware/amd-ucode/microcode_amd.bin.asc", "signature");
    file("firmware/amd-ucode/README", "text");
    Path archive = pack("site.img");

    List<String> names = new ArrayList<>();
    try (CpioArchiveInputStream cpio = new CpioArchiveInputStream(Files.newInputStream(archive))) {
      for (CpioArchiveEntry entry = cpio.getNextEntry();
          entry != null;
          entry = cpio.getNextEntry()) {
        if (!entry.isDirectory()) {
          names.add(entry.getName());
        }
      }
    }
    String place = "kernel/x86/microcode/";
    assertEquals(
        List.of(place + "AuthenticAMD.bin", place + "GenuineIntel.bin"), names.subList(0, 2));
    assertEquals("100755 amd", content(archive).get(place + "AuthenticAMD.bin"));
    assertEquals("100755 first second", content(archive).get(place + "GenuineIntel.bin"));
    // As it is: the kernel looks for it before it can unpack anything.
    assertEquals(
        "070701", new String(Files.readAllBytes(archive), 0, 6, StandardCharsets.US_ASCII));
  }

  @Test
  void busyboxUnpacksItLikeTheKernel() throws IOException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Path archive = pack("site.img");
    Command.of("sh", "-c", "busybox cpio -idm <'" + archive + "'").in(target).run();
    assertEquals(KEY, Files.readString(target.resolve("assay-site/keys/me.pub")));
    assertEquals("overlay", Files.readString(target.resolve("assay-site/overlay/link")));
  }

  @Test
  void sameInputMakesSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(pack("a.img"));
    Files.setLastModifiedTime(folder.resolve("me.pub"), FileTime.fromMillis(0));
    assertArrayEquals(first, Files.readAllBytes(pack("b.img")));
  }

  @Test
  void whatCannotBeUsedIsOneLineAndLeavesTheOldArchive() throws IOException {
    Path out = file("site.img", "old");
    Path secret = file("id", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
    refused("id: a private key; give the .pub file", "--key", secret);
    refused("empty: no SSH public key in it", "--key", file("empty", "\n"));
    refused("nowhere: no such folder", "--tools", folder.resolve("nowhere"));
    refused("p.deb: a package's name ends in .apk", "--package", file("p.deb", ""));
    assertEquals("old", Files.readString(out));
    assertEquals(64, SiteMain.run("--out", out.toString(), "--nonsense"));
  }

  private void refused(String why, String option, Path value) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setErr(stream);
      assertEquals(
          2,
          SiteMain.run("--out", folder.resolve("site.img").toString(), option, value.toString()));
    } finally {
      System.setErr(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("site: ") && text.endsWith(why + "\n"), text);
    assertEquals(1, text.lines().count(), text);
  }
}
