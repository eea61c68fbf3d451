package assay.host;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was read, keyed by the absolute path on the audited machine (without the sysroot). What
/// does not exist or could not be read is not there.
///
/// @param ending how the reading child ended: `Exited` also when single files could not be read
/// @param files bytes by path, in the order of the globs
/// @param links targets by path, as the link holds them (mostly relative)
public record FileSet(
    Ending ending, SequencedMap<String, byte[]> files, SequencedMap<String, String> links) {

  /// Whether everything there was to read was read. A child that ended too early, by the OOM killer
  /// for one, has not seen it all ([Ending.Incomplete]): what it did not see is not absent.
  public boolean whole() {
    return ending instanceof Ending.Exited;
  }

  /// The bytes of a file.
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /// The text of a file without surrounding white space and NUL bytes; absent when nothing is left.
  public @Nullable String text(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    return text.isEmpty() ? null : text;
  }

  /// The last component of a link's target: `../../../bus/pci/drivers/nvme` gives `nvme`.
  public @Nullable String linkName(String path) {
    String target = links.get(path);
    return target == null ? null : target.substring(target.lastIndexOf('/') + 1);
  }

  /// Names directly below `folder` that anything was read of, in order, each once.
  public SequencedSet<String> children(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return Stream.concat(files.keySet().stream(), links.keySet().stream())
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).split("/", 2)[0])
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
