package assay.vm.standin;

import assay.build.Apk;
import assay.build.Command;
import assay.build.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A mirror being filled, in the layout of the official ones.
final class MirrorFolder {
  private static final String BRANCH = "v3.23";
  private static final List<String> REPOSITORIES = List.of("main", "community");

  private final Path root;
  private final Apk apk;
  private final SigningKey key;
  private final Map<String, String> origins = new TreeMap<>();

  MirrorFolder(Path root, Apk apk, SigningKey key) throws IOException {
    this.root = root;
    this.apk = apk;
    this.key = key;
    for (String repository : REPOSITORIES) {
      Files.createDirectories(repository(repository));
    }
    Files.createDirectories(netboot());
    Path keys = Files.createDirectories(root.resolve("keys"));
    Files.copy(
        key.open(), keys.resolve(key.open().getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path repository(String name) {
    return root.resolve(BRANCH).resolve(name).resolve("x86_64");
  }

  Path netboot() {
    return root.resolve(BRANCH).resolve("releases/x86_64/netboot");
  }

  void add(PackageSpec spec, Path files) throws IOException {
    Path target =
        repository(spec.repository()).resolve(spec.name() + "-" + spec.version() + ".apk");
    // Java sets the time of what a link leads to, and a package holds the link's own.
    String time = "@" + MirrorBuild.TIME.toMillis() / 1000;
    Command.of(
            List.of(
                "find",
                files.toString(),
                "-type",
                "l",
                "-exec",
                "touch",
                "-h",
                "-d",
                time,
                "{}",
                "+"))
        .run();
    List<String> arguments = new ArrayList<>(List.of("mkpkg", "--sign-key"));
    arguments.addAll(List.of(key.secret().toString(), "--output", target.toString()));
    arguments.addAll(List.of("--files", files.toString()));
    arguments.addAll(spec.arguments());
    apk.command(arguments).run();
    origins.put(spec.name() + "-" + spec.version(), spec.origin());
  }

  /// Writes the indexes and `origins.tsv`: package, tab, where its bytes come from.
  void finish() throws IOException {
    for (String repository : REPOSITORIES) {
      index(repository(repository));
    }
    StringBuilder text = new StringBuilder();
    origins.forEach((name, origin) -> text.append(name).append('\t').append(origin).append('\n'));
    Files.writeString(root.resolve("origins.tsv"), text.toString());
  }

  private void index(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("mkndx", "--sign-key"));
    arguments.addAll(List.of(key.secret().toString(), "--output", "APKINDEX.tar.gz"));
    arguments.addAll(List.of("--keys-dir", root.resolve("keys").toString()));
    try (Stream<Path> packages = Files.list(folder)) {
      packages.map(file -> file.getFileName().toString()).sorted().forEach(arguments::add);
    }
    apk.command(arguments).in(folder).run();
  }
}
