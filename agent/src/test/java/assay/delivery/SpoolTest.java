package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir private Path folder;

  @Test
  void aReportWaitsUntilItIsRemoved() throws IOException {
    Spool spool = new Spool(folder.resolve("spool"));
    ReportKey key = new ReportKey("m", "b");
    assertEquals(List.of(), spool.waiting());
    spool.add(key, new byte[] {1});
    spool.add(key, new byte[] {2});
    assertEquals(List.of(key), spool.waiting());
    assertArrayEquals(new byte[] {2}, spool.read(key));
    spool.remove(key);
    assertEquals(List.of(), spool.waiting());
    assertFalse(Files.exists(folder.resolve("spool/m")), "nothing is left");
    spool.remove(key);
  }

  @Test
  void theOldestMakesRoom() throws IOException {
    Spool spool = new Spool(folder);
    for (int i = 0; i < 70; i++) {
      ReportKey key = new ReportKey("m", "b" + i);
      spool.add(key, new byte[] {1});
      if (Files.exists(folder.resolve(key.path()))) {
        Files.setLastModifiedTime(folder.resolve(key.path()), FileTime.fromMillis(1000L * i));
      }
    }
    List<ReportKey> waiting = spool.waiting();
    assertEquals(64, waiting.size());
    assertEquals(new ReportKey("m", "b69"), waiting.getLast());
  }

  @Test
  void foreignFilesAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("README"), "x");
    Files.createDirectories(folder.resolve("m"));
    Files.writeString(folder.resolve("m/.b.new"), "x");
    assertEquals(List.of(), new Spool(folder).waiting());
  }
}
