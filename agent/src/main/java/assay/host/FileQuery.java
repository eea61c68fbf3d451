package assay.host;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files and links to read.
///
/// @param name what is read, for the log and the recording, such as `block`
/// @param files absolute paths or shell globs of files whose bytes are wanted
/// @param links absolute paths or shell globs of symbolic links whose targets are wanted
/// @param fileLimitBytes how much of each file is read
/// @param limit how long the reading may take; null is the configured limit of a command
/// @param device the device the reading touches, for the quarantine, if any
public record FileQuery(
    String name,
    List<String> files,
    List<String> links,
    int fileLimitBytes,
    @Nullable Duration limit,
    @Nullable String device) {

  /// Copies the lists.
  public FileQuery {
    files = List.copyOf(files);
    links = List.copyOf(links);
  }

  /// A query of small files and links with the configured limit.
  public static FileQuery of(String name, List<String> files, List<String> links) {
    return new FileQuery(name, files, links, 4096, null, null);
  }

  /// The same query with another limit of bytes for each file.
  public FileQuery upTo(int newFileLimitBytes) {
    return new FileQuery(name, files, links, newFileLimitBytes, limit, device);
  }

  /// The same query with another limit of time.
  public FileQuery within(@Nullable Duration newLimit) {
    return new FileQuery(name, files, links, fileLimitBytes, newLimit, device);
  }
}
