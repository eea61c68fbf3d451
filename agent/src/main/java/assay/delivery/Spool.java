package assay.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reports that no server has yet: `MACHINE/BOOT.json.gz` below a folder, which on a disk outlasts
/// the boot.
public record Spool(Path folder) {
  /// A machine that never reaches anybody must not fill its disk.
  private static final int MOST = 64;

  /// Keeps a report, in the place of an earlier one of the same boot; whole, whatever happens.
  public void add(ReportKey key, byte[] gzip) throws IOException {
    new DurableFile(file(key)).write(gzip);
    // By a clock that has lost its battery the newest is the oldest.
    List<ReportKey> others = waiting().stream().filter(other -> !other.equals(key)).toList();
    for (ReportKey oldest : others.subList(0, Math.max(0, others.size() + 1 - MOST))) {
      remove(oldest);
    }
  }

  /// What waits, the oldest first.
  public List<ReportKey> waiting() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .sorted(Comparator.comparing(Spool::age))
          .map(file -> ReportKey.ofPath(folder.relativize(file).toString()))
          .flatMap(Optional::stream)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// What [#add] was given.
  public byte[] read(ReportKey key) throws IOException {
    return Files.readAllBytes(file(key));
  }

  /// Forgets a report that a server has, unless a later one has taken its place.
  public void remove(ReportKey key, byte[] sent) throws IOException {
    if (Files.exists(file(key)) && Arrays.equals(read(key), sent)) {
      remove(key);
    }
  }

  /// Forgets a report.
  public void remove(ReportKey key) throws IOException {
    Files.deleteIfExists(file(key));
    try {
      Files.deleteIfExists(folder.resolve(key.machine()));
    } catch (DirectoryNotEmptyException e) {
      // Another boot's report is still there.
    }
  }

  private Path file(ReportKey key) {
    return folder.resolve(key.path());
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
