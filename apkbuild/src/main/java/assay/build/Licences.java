package assay.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;

/// The licence of every package in the image, as apk's database has it: one line each,
/// name, version, licence.
final class Licences {
  private final TreeSet<String> lines = new TreeSet<>();

  /// @param stage the finished root file system
  Licences installed(Path stage) throws IOException {
    for (InstalledPackage installed : InstalledDatabase.read(stage)) {
      add(installed.name(), installed.version(), installed.license());
    }
    return this;
  }

  Licences add(String name, String version, String licence) {
    lines.add(String.join("\t", name, version, licence.isBlank() ? "unknown" : licence));
    return this;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
