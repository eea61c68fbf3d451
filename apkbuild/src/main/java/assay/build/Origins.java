package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Who made the bytes of a package. A mirror may say so itself in `origins.tsv`; an official one
/// need not.
final class Origins {
  private static final String FILE = "origins.tsv";
  private final Map<String, String> known = new HashMap<>();
  private final String fallback;

  Origins(Mirror mirror) throws IOException {
    this.fallback = "alpine " + Mirror.BRANCH.substring(1) + " (" + mirror.location() + ")";
    Path file = mirror.optional(FILE);
    if (file != null) {
      for (String line : Files.readAllLines(file)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          known.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    }
  }

  /// @param name an own package
  /// @param version its version
  /// @param origin where it comes from
  void add(String name, String version, String origin) {
    known.put(name + "-" + version, origin);
  }

  String of(String name, String version) {
    return known.getOrDefault(name + "-" + version, fallback);
  }
}
