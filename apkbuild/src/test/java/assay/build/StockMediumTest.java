package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a bootloader of stock media is told; the boot itself is tried in a virtual machine.
class StockMediumTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  private static StockMedium medium(String... parameters) {
    Groundwork.Wishes wishes = new Groundwork.Wishes(Path.of(".."), JDK, "mirror", "virt", null);
    return new StockMedium(
        wishes, List.of(), List.of(parameters), new Progress(System.err, "stock"));
  }

  @Test
  void theMenuLoadsTheOverlayAsASecondInitramfs(@TempDir Path folder) throws IOException {
    String menu = medium("assay.key=ssh-ed25519 AAAA it's mine").menu();
    assertTrue(menu.contains("\n  initrd /boot/initramfs-virt /assay-apkovl.img\n"), menu);
    assertTrue(menu.contains(" 'assay.key=ssh-ed25519 AAAA it'\\''s mine'\n"), menu);
    Path file = Files.writeString(folder.resolve("grub.cfg"), menu);
    Command.of("grub-script-check", file.toString()).run();
  }

  /// Other bootloaders have no quotes.
  @Test
  void wordsForTheKernelLineStandAsTheyAre() {
    String line = medium("norandmaps", "assay.limit=29").plainLine();
    assertTrue(line.endsWith(" quiet norandmaps assay.limit=29"), line);
  }

  @Test
  void theKernelLineNamesTheOverlaySoThatNoDiskIsAskedForOne() {
    List<String> words = List.of(medium().plainLine().split(" "));
    assertTrue(words.contains("apkovl=/assay.apkovl.tar.gz"), words::toString);
    assertTrue(words.contains("edd=off"), words::toString);
    assertEquals("panic=60", words.stream().filter(w -> w.startsWith("panic")).findFirst().get());
  }
}
