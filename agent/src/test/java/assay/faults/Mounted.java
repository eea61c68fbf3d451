package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A file system of its own on a folder, for as long as a test needs it. Needs root.
record Mounted(Path folder, Runnable undo) implements AutoCloseable {

  /// A tmpfs with nothing free.
  static Mounted full(Path folder) throws IOException {
    Mounted mounted = tmpfs(folder, "size=64k");
    byte[] page = new byte[4096];
    try (var out = Files.newOutputStream(folder.resolve("filler"))) {
      for (int i = 0; i < 1000; i++) {
        out.write(page);
      }
    } catch (IOException e) {
      return mounted; // no space left: as wanted
    }
    throw new AssertionError(folder + " does not become full");
  }

  /// A tmpfs nobody may write to.
  static Mounted readOnly(Path folder) throws IOException {
    return tmpfs(folder, "ro");
  }

  /// An ext4 on which every write waits in uninterruptible sleep.
  static Mounted frozen(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path image = folder.resolveSibling(folder.getFileName() + ".image");
    system("truncate", "-s", "16M", image.toString());
    system("mkfs.ext4", "-q", image.toString());
    system("mount", "-o", "loop", image.toString(), folder.toString());
    system("fsfreeze", "-f", folder.toString());
    return new Mounted(
        folder,
        () -> {
          system("fsfreeze", "-u", folder.toString());
          system("umount", "-l", folder.toString());
        });
  }

  private static Mounted tmpfs(Path folder, String options) throws IOException {
    Files.createDirectories(folder);
    system("mount", "-t", "tmpfs", "-o", options, "none", folder.toString());
    return new Mounted(folder, () -> system("umount", "-l", folder.toString()));
  }

  private static void system(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> List.of(command) + " hangs");
      assertEquals(0, process.exitValue(), () -> List.of(command) + " (as root?)");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    undo.run();
  }
}
