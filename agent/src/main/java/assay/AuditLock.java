package assay;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One audit at a time in a run folder: two would replace each other's report. The lock ends with
/// the process, however that ends.
record AuditLock(FileLock lock) implements AutoCloseable {
  /// The lock, or empty while another audit holds it.
  static Optional<AuditLock> take(Path run) throws IOException {
    FileChannel channel =
        FileChannel.open(
            run.resolve("audit.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new AuditLock(lock));
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
