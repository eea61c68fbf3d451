package assay.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// The literal tree `overlay/apkovl`: laid over the image, and packed for stock Alpine media.
///
/// @param tree the folder
record Overlay(Path tree) {
  /// Git knows one bit of a mode; these files want others.
  private static final List<String> SECRET = List.of("etc/shadow");

  private static final int SECRET_MODE = 0640;
  private static final int SECRET_FOLDER_MODE = 0700;
  private static final int PROGRAM_MODE = 0755;
  private static final int FILE_MODE = 0644;

  List<Path> entries() throws IOException {
    return Files.isDirectory(tree) ? FileTree.list(tree) : List.of();
  }

  void lay(Path stage) throws IOException {
    for (Path path : entries()) {
      Path from = tree.resolve(path);
      Path to = stage.resolve(path);
      if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        if (!Files.isDirectory(to)) {
          Files.createDirectory(to);
          Files.setAttribute(to, "unix:mode", mode(path));
        }
      } else {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isSymbolicLink(to)) {
          Files.setAttribute(to, "unix:mode", mode(path));
          Files.setAttribute(to, "unix:uid", 0);
          Files.setAttribute(to, "unix:gid", 0);
        }
      }
    }
  }

  private int mode(Path path) {
    Path file = tree.resolve(path);
    if (Files.isDirectory(file)) {
      return path.toString().equals("root") ? SECRET_FOLDER_MODE : PROGRAM_MODE;
    }
    if (SECRET.contains(path.toString())) {
      return SECRET_MODE;
    }
    return Files.isExecutable(file) ? PROGRAM_MODE : FILE_MODE;
  }

  /// @param file the archive to be written
  /// @param seconds the time every entry gets
  void pack(Path file, long seconds) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), parameters))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Path path : entries()) {
        tar.putArchiveEntry(entry(path, seconds));
        if (Files.isRegularFile(tree.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
          Files.copy(tree.resolve(path), tar);
        }
        tar.closeArchiveEntry();
      }
    }
  }

  private TarArchiveEntry entry(Path path, long seconds) throws IOException {
    Path file = tree.resolve(path);
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(file)) {
      entry = new TarArchiveEntry(path.toString(), TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(file).toString());
    } else if (Files.isDirectory(file)) {
      entry = new TarArchiveEntry(path + "/");
      entry.setMode(mode(path));
    } else {
      entry = new TarArchiveEntry(path.toString());
      entry.setSize(Files.size(file));
      entry.setMode(mode(path));
    }
    entry.setModTime(seconds * 1000);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    return entry;
  }
}
