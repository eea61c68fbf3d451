package assay.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Media around a small pair; what boots from them is tried in a virtual machine.
class IsoTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final int SECTOR = 512;

  @TempDir private Path folder = Path.of("");
  private Iso iso = new Iso(Path.of(""), Path.of(""), ID);

  @BeforeEach
  void pair() throws IOException {
    iso =
        new Iso(
            Files.writeString(folder.resolve("vmlinuz"), "kernel"),
            Files.writeString(folder.resolve("initramfs.img"), "system"),
            ID);
  }

  private Path write(String name, Iso.Wishes wishes) throws IOException {
    Path file = folder.resolve(name);
    iso.write(wishes, Files.createDirectories(folder.resolve(name + ".work")), file);
    return file;
  }

  private String read(Path medium, String name) throws IOException {
    Path copy = folder.resolve("copy");
    Files.deleteIfExists(copy);
    Command.of(
            "xorriso", "-osirrox", "on", "-indev", medium.toString(), "-extract", name, "" + copy)
        .run();
    return Files.readString(copy);
  }

  @Test
  void sameInputMakesSameBytes() throws IOException {
    Iso.Wishes wishes = new Iso.Wishes("normal", List.of(), null);
    byte[] first = Files.readAllBytes(write("a.iso", wishes));
    for (String name : List.of("vmlinuz", "initramfs.img")) {
      Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.EPOCH));
    }
    // FAT and ISO 9660 count in seconds: without fixed dates, these would differ.
    assertTrue(Command.of("sleep", "2.1").attempt().status() == 0);
    assertArrayEquals(first, Files.readAllBytes(write("b.iso", wishes)));
  }

  @Test
  void oneMediumIsDiscAndDiskForBothFirmwares() throws IOException {
    byte[] bytes = Files.readAllBytes(write("a.iso", new Iso.Wishes("normal", List.of(), null)));
    assertEquals(0x55, bytes[SECTOR - 2] & 0xff, "boot sector for a stick");
    assertEquals(0xaa, bytes[SECTOR - 1] & 0xff, "boot sector for a stick");
    String report =
        Command.of(
                "xorriso",
                "-indev",
                folder.resolve("a.iso").toString(),
                "-report_el_torito",
                "plain")
            .run();
    assertTrue(report.contains("BIOS"), report);
    assertTrue(report.contains("UEFI"), report);
    String label =
        Command.of("xorriso", "-indev", folder.resolve("a.iso").toString(), "-pvd_info").run();
    assertTrue(label.contains("ASSAY_BOOT"), label);
    String partitions =
        Command.of(
                "xorriso",
                "-indev",
                folder.resolve("a.iso").toString(),
                "-report_system_area",
                "plain")
            .run();
    assertTrue(partitions.contains("/boot/grub/efi.img"), partitions);
  }

  @Test
  void pairSiteAndMenuLieOnTheMedium() throws IOException {
    Path site = Files.writeString(folder.resolve("site"), "keys");
    Path medium = write("a.iso", new Iso.Wishes("serial", List.of("a=b c"), site));
    assertEquals("kernel", read(medium, "/boot/vmlinuz"));
    assertEquals("system", read(medium, "/boot/initramfs.img"));
    assertEquals("keys", read(medium, "/assay-site.img"));
    assertEquals("", read(medium, "/boot/0123456789abcdef.id"));
    String menu = read(medium, "/boot/grub/grub.cfg");
    assertTrue(menu.contains("set timeout=3\nset default=1\n"), menu);
    assertTrue(menu.contains(" console=ttyS0,115200 quiet 'a=b c'\n"), menu);
  }

  @ParameterizedTest
  @EnumSource(GrubMenu.Entry.class)
  void everyEntryRebootsAfterAPanicAndAsksNoDisk(GrubMenu.Entry entry) throws IOException {
    GrubMenu menu = new GrubMenu(ID, entry, List.of("it's=fine"));
    List<String> lines = menu.menu().lines().filter(line -> line.contains("vmlinuz")).toList();
    assertEquals(GrubMenu.Entry.values().length, lines.size());
    assertTrue(lines.get(entry.ordinal()).contains("edd=off panic=60 console="), lines::toString);
    assertEquals(entry == GrubMenu.Entry.DEBUG, lines.get(entry.ordinal()).contains("assay.debug"));
    for (String script : List.of(menu.menu(), menu.finder())) {
      Path file = Files.writeString(folder.resolve("grub.cfg"), script);
      Command.of("grub-script-check", file.toString()).run();
    }
  }

  @Test
  void anUnknownEntryIsRefusedWithTheKnownOnes() {
    BuildException refused =
        assertThrows(BuildException.class, () -> new Iso.Wishes("fast", List.of(), null));
    assertTrue(String.valueOf(refused.getMessage()).contains("nomodeset"), refused::getMessage);
  }
}
