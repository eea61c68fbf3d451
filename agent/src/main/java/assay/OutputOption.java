package assay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command's result goes; picocli mixes it in.
final class OutputOption {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it, whole or not at all (default: standard output).")
  private @Nullable Path file;

  /// What is written piece by piece.
  interface Content {
    void write(Appendable out) throws IOException;
  }

  /// Writes it there.
  ///
  /// @param printed standard output
  /// @throws IOException with a line that says what could not be written, why, and what to do
  void write(PrintWriter printed, Content content) throws IOException {
    if (file == null) {
      content.write(printed);
      printed.flush();
      return;
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("cannot write " + file + ": it is no regular file: name another");
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (var out = Files.newBufferedWriter(temporary)) {
        content.write(out);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + file + ": its folder is not there: make it", e);
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + file + ": " + e.getMessage() + ": name another place", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
