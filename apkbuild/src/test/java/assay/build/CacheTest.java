package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void failureLeavesNothing() throws IOException {
    Cache cache = new Cache(folder);
    assertThrows(
        BuildException.class,
        () ->
            cache.make(
                "base",
                "abc",
                work -> {
                  Files.writeString(work.resolve("half"), "x");
                  throw new BuildException("disk full");
                }));
    assertEquals(0, FileTree.list(folder.resolve("base")).size());
  }

  @Test
  void secondCallMakesNothing() throws IOException {
    Cache cache = new Cache(folder);
    Path first = cache.make("base", "abc", work -> Files.writeString(work.resolve("f"), "1"));
    Path second =
        cache.make(
            "base",
            "abc",
            work -> {
              throw new IOException("made twice");
            });
    assertEquals(first, second);
    assertEquals("1", Files.readString(second.resolve("f")));
  }

  @Test
  void whatWasNotUsedForLongGoes() throws IOException {
    Cache cache = new Cache(folder);
    for (int i = 0; i < 6; i++) {
      Path made = cache.make("base", "key" + i, work -> {});
      Files.setLastModifiedTime(made, FileTime.fromMillis(i * 1000L));
    }
    assertFalse(Files.exists(folder.resolve("base/key0")));
    assertTrue(Files.exists(folder.resolve("base/key5")));
  }

  @Test
  void fullDiskIsOneLineWithARemedy() {
    String said =
        String.valueOf(
            BuildException.of(new FileSystemException("/x", null, "No space left on device"))
                .getMessage());
    assertEquals(
        "/x: No space left on device: free some space, or point ASSAY_CACHE at a larger disk",
        said);
  }
}
