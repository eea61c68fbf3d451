package assay.vm.standin;

import assay.build.BuildException;
import assay.build.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The shared libraries that Debian's tools need, and no others.
final class Libraries {
  private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\).*\\[(.+)]");
  private static final String LOADER = "ld-linux-x86-64.so.2";
  private static final String TARGET = "lib/x86_64-linux-gnu";

  /// Opened by name at run time, so no NEEDED entry tells.
  private static final List<String> OPENED_BY_NAME =
      List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2", "libgcc_s.so.1");

  private final Path unpacked;

  /// @param unpacked the Debian packages, unpacked over each other
  Libraries(Path unpacked) {
    this.unpacked = unpacked;
  }

  /// @param programs programs to be served
  /// @return the names of all libraries that they need, and that these need
  Set<String> needed(List<Path> programs) throws IOException {
    Deque<Path> open = new ArrayDeque<>(programs);
    Set<String> names = new TreeSet<>();
    while (!open.isEmpty()) {
      for (String name : named(open.pop())) {
        if (names.add(name)) {
          open.push(find(name));
        }
      }
    }
    return names;
  }

  /// What every program may open by name, with what that needs.
  Set<String> openedByName() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : OPENED_BY_NAME) {
      files.add(find(name));
    }
    Set<String> names = needed(files);
    names.addAll(OPENED_BY_NAME);
    return names;
  }

  /// @param names names of libraries
  /// @param target the root that gets them
  void lay(Set<String> names, Path target) throws IOException {
    Path folder = target.resolve(TARGET);
    for (String name : names) {
      copy(name, Files.createDirectories(folder));
    }
  }

  /// @param target the root that gets the loader
  void layLoader(Path target) throws IOException {
    Path folder = Files.createDirectories(target.resolve(TARGET));
    Path loader = Files.createDirectories(target.resolve("lib64")).resolve(LOADER);
    Files.deleteIfExists(folder.resolve(LOADER));
    Files.copy(find(LOADER), folder.resolve(LOADER));
    Files.createSymbolicLink(loader, Path.of("/" + TARGET + "/" + LOADER));
  }

  private Path copy(String name, Path folder) throws IOException {
    return Files.copy(
        find(name).toRealPath(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path find(String name) throws IOException {
    List<Path> places = new ArrayList<>();
    places.add(unpacked.resolve("lib/x86_64-linux-gnu"));
    places.add(unpacked.resolve("usr/lib/x86_64-linux-gnu"));
    for (Path place : places) {
      if (Files.exists(place.resolve(name))) {
        return place.resolve(name);
      }
    }
    throw new BuildException(
        "no Debian package of the stand-in holds %s; add it to libraries.txt and run: test-vm/standin --relock"
            .formatted(name));
  }

  private static List<String> named(Path file) throws IOException {
    String said = Command.of("readelf", "--dynamic", "--wide", file.toString()).run();
    return said.lines()
        .map(NEEDED::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /// @param root a folder
  /// @return the ELF files below it
  static List<Path> programs(Path root) throws IOException {
    List<Path> programs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isElf(file)) {
          programs.add(file);
        }
      }
    }
    return programs;
  }

  private static boolean isElf(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4
          && head[0] == 0x7f
          && head[1] == 'E'
          && head[2] == 'L'
          && head[3] == 'F';
    }
  }
}
