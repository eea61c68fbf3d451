package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A file system that never answers, for as long as a test needs it (`faults/silent-fuse`): a disk
/// or a stick that died. Nothing below its folder may be looked at by a test. Needs root.
public final class SilentFileSystem implements AutoCloseable {
  private final Path folder;
  private final Process server;

  private SilentFileSystem(Path folder, String kind) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    this.server =
        new ProcessBuilder("sh", "src/test/resources/faults/silent-fuse", folder.toString(), kind)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = server.inputReader();
    assertEquals("ready", output.readLine(), "mounting " + folder + " (as root?)");
  }

  /// One that does not even say what is in it.
  public static SilentFileSystem on(Path folder) throws IOException {
    return new SilentFileSystem(folder, "nothing");
  }

  /// One in which every name is a program, which cannot be opened.
  public static SilentFileSystem ofPrograms(Path folder) throws IOException {
    return new SilentFileSystem(folder, "tool");
  }

  /// Lets everybody go who waits for an answer. Forced, for that ends the connection whoever still
  /// holds it: a server killed while it starts a program leaves that program reading on.
  @Override
  public void close() throws IOException {
    Process undo =
        new ProcessBuilder("umount", "-c", "-f", "-l", folder.toString()).inheritIO().start();
    try {
      assertTrue(undo.waitFor(10, TimeUnit.SECONDS), "unmounting " + folder);
      assertEquals(0, undo.exitValue(), "unmounting " + folder);
      assertTrue(server.waitFor(10, TimeUnit.SECONDS), "the server of " + folder + " ends");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }
}
