package assay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One audit at a time in a run folder: two would replace each other's report. The lock ends with
/// the process, however that ends; its file holds the process id of whoever has or had it.
record AuditLock(FileLock lock) implements AutoCloseable {
  private static final String NAME = "audit.lock";

  /// The lock, or empty while another audit holds it.
  static Optional<AuditLock> take(Path run) throws IOException {
    FileChannel channel =
        FileChannel.open(run.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    String holder = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
    return Optional.of(new AuditLock(lock));
  }

  /// Who holds the lock that could not be taken, in words.
  static String holder(Path run) {
    try {
      String pid = Files.readString(run.resolve(NAME)).strip();
      return pid.matches("[0-9]+") ? "process " + pid : "another process";
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
