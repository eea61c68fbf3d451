package assay.vm.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the things under test lie.
final class Sources {
  private Sources() {}

  /// The repository, found upwards from the folder the tests run in.
  static Path repository() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("init.d"))
          && Files.isDirectory(folder.resolve("overlay"))) {
        return folder;
      }
    }
    throw new AssertionError(
        "no folder with init.d and overlay above " + Path.of("").toAbsolutePath());
  }

  static Path services() {
    return repository().resolve("init.d");
  }

  static Path overlay() {
    return repository().resolve("overlay/apkovl");
  }

  /// An unpacked Alpine root with dropbear, as the image build makes it; without one these tests
  /// fail.
  static Path alpineRoot() {
    String folder = System.getProperty("assay.alpine.root", System.getenv("ASSAY_ALPINE_ROOT"));
    if (folder == null || !Files.isExecutable(Path.of(folder, "bin/busybox"))) {
      throw new AssertionError(
          "no unpacked Alpine root: set -Dassay.alpine.root or ASSAY_ALPINE_ROOT to a folder with bin/busybox,"
              + " it is "
              + folder);
    }
    return Path.of(folder).toAbsolutePath();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The plain files in a folder, sorted by name.
  static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> cases(Path folder) {
    return files(folder).stream().filter(f -> f.toString().endsWith(".sh")).toList();
  }
}
