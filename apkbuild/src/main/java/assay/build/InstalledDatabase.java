package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `lib/apk/db/installed`.
public final class InstalledDatabase {
  private static final int FOLDER_MODE = 0755;
  private static final int FILE_MODE = 0644;

  private InstalledDatabase() {}

  /// @param root a root file system
  /// @return its packages, in the database's order
  /// @throws IOException if it has no database
  public static List<InstalledPackage> read(Path root) throws IOException {
    Path merged = root.resolve("usr/lib/apk/db/installed");
    return parse(
        Files.readString(Files.exists(merged) ? merged : root.resolve("lib/apk/db/installed")));
  }

  static List<InstalledPackage> parse(String text) {
    List<InstalledPackage> packages = new ArrayList<>();
    Parser parser = new Parser();
    for (String line : text.lines().toList()) {
      if (line.isEmpty()) {
        parser.finish(packages);
        parser = new Parser();
      } else if (line.length() < 2 || line.charAt(1) != ':') {
        throw new BuildException("package database: not a field: " + line);
      } else {
        parser.field(line.charAt(0), line.substring(2));
      }
    }
    parser.finish(packages);
    return List.copyOf(packages);
  }

  private static final class Parser {
    private final Map<Character, String> fields = new HashMap<>();
    private final List<InstalledPackage.Entry> folders = new ArrayList<>();
    private final List<InstalledPackage.Entry> files = new ArrayList<>();

    void field(char key, String value) {
      switch (key) {
        case 'F' -> folders.add(new InstalledPackage.Entry(value, 0, 0, FOLDER_MODE, ""));
        case 'M' -> folders.add(owned(folders.removeLast(), value));
        case 'R' -> {
          String folder = folders.getLast().path();
          String path = folder.isEmpty() ? value : folder + "/" + value;
          files.add(new InstalledPackage.Entry(path, 0, 0, FILE_MODE, ""));
        }
        case 'a' -> files.add(owned(files.removeLast(), value));
        case 'Z' -> {
          InstalledPackage.Entry file = files.removeLast();
          files.add(
              new InstalledPackage.Entry(file.path(), file.uid(), file.gid(), file.mode(), value));
        }
        default -> fields.put(key, value);
      }
    }

    private static InstalledPackage.Entry owned(InstalledPackage.Entry entry, String value) {
      String[] parts = value.split(":");
      return new InstalledPackage.Entry(
          entry.path(),
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2], 8),
          entry.checksum());
    }

    void finish(List<InstalledPackage> packages) {
      if (!fields.containsKey('P')) {
        return;
      }
      packages.add(
          new InstalledPackage(
              text('P'),
              text('V'),
              text('C'),
              text('A'),
              text('T'),
              text('U'),
              text('L'),
              fields.getOrDefault('o', text('P')),
              words('D'),
              words('p'),
              words('r'),
              words('i'),
              Integer.parseInt(fields.getOrDefault('k', "0")),
              Long.parseLong(fields.getOrDefault('t', "0")),
              List.copyOf(folders),
              List.copyOf(files)));
    }

    private String text(char key) {
      return fields.getOrDefault(key, "");
    }

    private List<String> words(char key) {
      String value = text(key).strip();
      return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
  }
}
