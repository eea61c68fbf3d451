package assay.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The cache folder: downloads, mirrors, layers. Each result is written as `NAME.work` and
/// renamed when whole.
///
/// @param root the folder
public record Cache(Path root) {
  private static final int KEPT = 4;

  /// @return the folder that the environment names
  public static Cache ofEnvironment() {
    String own = System.getenv("ASSAY_CACHE");
    if (own != null && !own.isBlank()) {
      return new Cache(Path.of(own).toAbsolutePath());
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    String home = System.getenv().getOrDefault("HOME", "/root");
    return new Cache(
        (xdg == null || xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg))
            .resolve("assay")
            .toAbsolutePath());
  }

  /// @param name a part of the cache
  /// @return its folder, made if need be
  /// @throws IOException if it cannot be made
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  /// Makes what is not there yet. Two builds at once do not write the same thing twice.
  ///
  /// @param part a part of the cache
  /// @param key what the result is made of
  /// @param maker fills an empty work folder
  /// @return the finished folder
  /// @throws IOException if it cannot be made; nothing is left then
  public Path make(String part, String key, Maker maker) throws IOException {
    Path whole = folder(part).resolve(key);
    if (Files.isDirectory(whole)) {
      Files.setLastModifiedTime(whole, FileTime.from(Instant.now()));
      return whole;
    }
    try (FileChannel channel = lockFile(part);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      if (!Files.isDirectory(whole)) {
        Path work = whole.resolveSibling(key + ".work");
        FileTree.delete(work);
        Files.createDirectories(work);
        try {
          maker.fill(work);
          FileTree.publish(work, whole);
          forgetOld(whole.getParent());
        } finally {
          FileTree.delete(work);
        }
      }
    }
    return whole;
  }

  /// What is used is touched; only the last few of a part stay, or the disk fills up while
  /// developing.
  private static void forgetOld(Path part) throws IOException {
    List<Path> results;
    try (Stream<Path> found = Files.list(part)) {
      results =
          found
              .filter(Files::isDirectory)
              .filter(folder -> !folder.toString().endsWith(".work"))
              .sorted(Comparator.comparing(Cache::lastUse).reversed())
              .toList();
    }
    for (Path old : results.subList(Math.min(KEPT, results.size()), results.size())) {
      FileTree.delete(old);
    }
  }

  private static FileTime lastUse(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel lockFile(String part) throws IOException {
    return FileChannel.open(
        folder("").resolve(part + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /// Fills a work folder.
  @FunctionalInterface
  public interface Maker {
    /// @param work an empty folder
    /// @throws IOException if the result cannot be made whole
    void fill(Path work) throws IOException;
  }
}
