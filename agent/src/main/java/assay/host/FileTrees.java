package assay.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// Folders of our own on a tmpfs.
final class FileTrees {
  private FileTrees() {}

  /// Deletes a folder and all below it; what cannot be deleted stays and is logged.
  ///
  /// @param known what is ordinarily all there is: if so, nothing needs to be looked for
  static void delete(Path folder, List<Path> known) {
    try {
      for (Path path : known) {
        Files.deleteIfExists(path);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      deleteAll(folder);
    }
  }

  private static void deleteAll(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      Logger.debug("cannot delete {}: {}", folder, e.getMessage());
    }
  }
}
