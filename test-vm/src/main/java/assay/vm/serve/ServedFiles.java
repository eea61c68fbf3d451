package assay.vm.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files to boot from, by TFTP and HTTP: those of one folder and of those below it.
record ServedFiles(Path folder) {
  /// A file's content.
  ///
  /// @param path the file, where it goes out as it lies
  /// @param text what goes out instead of a file
  record Content(Path path, byte @Nullable [] text) {
    long sizeBytes() throws IOException {
      return text == null ? Files.size(path) : text.length;
    }
  }

  /// @param name as it was asked for
  /// @param server see [BootScript#serving]
  Optional<Content> find(String name, String server) throws IOException {
    Path file;
    try {
      Path root = folder.toRealPath();
      file = root.resolve(name.replaceFirst("^/+", "")).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file) || hidden(root.relativize(file))) {
        return Optional.empty();
      }
      // A link may lead out of the folder.
      if (!file.toRealPath().startsWith(root)) {
        return Optional.empty();
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (file.getFileName().toString().equals(BootScript.NAME)) {
      String script = BootScript.serving(Files.readString(file), server);
      return Optional.of(new Content(file, script.getBytes(StandardCharsets.UTF_8)));
    }
    return Optional.of(new Content(file, null));
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
