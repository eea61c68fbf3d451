package assay.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is on the disk before it takes its name: after a power cut there is the old one or
/// the new one.
///
/// @param path where it is; its folder is made when it is needed
public record DurableFile(Path path) {
  /// Replaces it.
  ///
  /// @throws IOException where that failed; the old one is still there
  public void write(byte[] bytes) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path half = path.resolveSibling("." + path.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
