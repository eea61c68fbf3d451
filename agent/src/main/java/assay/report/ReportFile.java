package assay.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A report file that is replaced whole: a reader sees the old one or the new one.
///
/// @param path where it is; on a tmpfs, since writing it must not block
public record ReportFile(Path path) {
  /// Replaces the file.
  public void write(Report report) throws IOException {
    write(ReportJson.text(report) + "\n");
  }

  /// Replaces the file by that text.
  void write(String text) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.createDirectories(path.toAbsolutePath().getParent());
    try {
      Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }
}
