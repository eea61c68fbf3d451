package assay.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where `apk` takes packages from, and the keys it trusts.
///
/// @param locations folders or URLs, each holding `x86_64/APKINDEX.tar.gz`
/// @param keys a folder of public keys
public record Repositories(List<String> locations, Path keys) {
  /// @param more a further folder of packages
  /// @return these and that one
  public Repositories and(Path more) {
    List<String> all = new ArrayList<>(locations);
    all.add(more.toString());
    return new Repositories(List.copyOf(all), keys);
  }

  /// @return the arguments every `apk` call needs; host settings must not leak in
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("--arch", "x86_64", "--keys-dir", keys.toString(), "--repositories-file"));
    arguments.addAll(List.of("/dev/null", "--no-cache", "--no-interactive", "--timeout", "60"));
    for (String location : locations) {
      arguments.add("--repository");
      arguments.add(location);
    }
    return arguments;
  }
}
