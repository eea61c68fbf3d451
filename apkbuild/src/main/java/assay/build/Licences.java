package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The licence of every package in the image, as apk's database has it, and of every library in the
/// agent, as Maven has it: one line each, name, version, licence.
final class Licences {
  /// A line of license-maven-plugin's list: licences in parentheses, a name, and in parentheses
  /// group, artifact, version and address.
  private static final Pattern LIBRARY =
      Pattern.compile("^\\s+((?:\\(.*?\\) )+).* \\(([^\\s:]+:[^\\s:]+):([^\\s:]+) - .*\\)$");

  private final TreeSet<String> lines = new TreeSet<>();

  /// @param stage the finished root file system
  Licences installed(Path stage) throws IOException {
    for (InstalledPackage installed : InstalledDatabase.read(stage)) {
      add(installed.name(), installed.version(), installed.license());
    }
    return this;
  }

  /// @param list what the license-maven-plugin wrote of a module
  Licences libraries(Path list) throws IOException {
    for (String line : Files.readAllLines(list)) {
      Matcher library = LIBRARY.matcher(line);
      if (library.matches()) {
        String licences = library.group(1).strip();
        add(
            library.group(2),
            library.group(3),
            licences.substring(1, licences.length() - 1).replace(") (", " or "));
      } else if (!line.isBlank() && !line.startsWith("Lists of ")) {
        throw new BuildException(list + ": not understood: " + line);
      }
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
