package assay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/// One audit at a time in a run folder: two would replace each other's report. The lock ends with
/// the process, however that ends; its file holds the process id of whoever has or had it, and
/// where its report is.
record AuditLock(FileLock lock) implements AutoCloseable {
  private static final String NAME = "audit.lock";
  private static final String LINK = "audit.holder";

  /// The lock, or empty while another audit holds it.
  ///
  /// @param master where this audit's report will be
  static Optional<AuditLock> take(Path run, Path master) throws IOException {
    FileChannel channel =
        FileChannel.open(run.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    String holder = ProcessHandle.current().pid() + "\n" + master + "\n";
    Path link = run.resolve(LINK);
    Files.deleteIfExists(link);
    channel.truncate(0);
    try {
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      channel.truncate(0);
      link(link, holder);
    }
    return Optional.of(new AuditLock(lock));
  }

  private static void link(Path link, String holder) {
    try {
      Files.createSymbolicLink(link, Path.of(holder));
    } catch (IOException e) {
      Logger.warn("cannot say in {} who holds the lock: {}", link, e.getMessage());
    }
  }

  /// Who holds the lock that could not be taken and where the report is, in words.
  static String holder(Path run) {
    try {
      Path link = run.resolve(LINK);
      List<String> lines =
          Files.isSymbolicLink(link)
              ? Files.readSymbolicLink(link).toString().lines().toList()
              : Files.readAllLines(run.resolve(NAME));
      return lines.size() < 2
          ? "another process is at work already"
          : "process %s is at work already, its report so far is %s (see `assay status %s`)"
              .formatted(lines.get(0), lines.get(1), lines.get(1));
    } catch (IOException e) {
      return "another process is at work already";
    }
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
