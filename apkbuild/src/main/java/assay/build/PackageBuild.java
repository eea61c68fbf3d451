package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Our own packages, built from `apkbuild/assay/APKBUILD` by `apkbuild/mkpackage`.
final class PackageBuild {
  private static final String RUNTIME = "assay-runtime";
  private static final Pattern DEPENDS = Pattern.compile("(?m)^depends=\"([^\"]*)\"");

  private final Path source;
  private final Path java;
  private final Apk apk;
  private final SigningKey key;
  private final Cache cache;
  private final Progress progress;
  private final String apkbuild;

  PackageBuild(Path source, Path java, Apk apk, SigningKey key, Cache cache, Progress progress)
      throws IOException {
    this.progress = progress;
    this.source = source;
    this.java = java;
    this.apk = apk;
    this.key = key;
    this.cache = cache;
    this.apkbuild = Files.readString(source.resolve("apkbuild/assay/APKBUILD"));
  }

  /// @return what the package depends on, without our own packages
  List<String> depends() {
    Matcher matcher = DEPENDS.matcher(apkbuild);
    if (!matcher.find()) {
      throw new BuildException("apkbuild/assay/APKBUILD: no depends");
    }
    return Stream.of(matcher.group(1).strip().split("\\s+"))
        .filter(name -> !name.startsWith("assay"))
        .sorted()
        .toList();
  }

  /// The runtime does not change with the agent, so it is kept by what it is made of.
  ///
  /// @return a folder with `x86_64/` holding the package and its index, and `build/` with the
  ///     runtime itself
  Path runtime() throws IOException {
    Path release = java.resolve("release");
    if (!Files.isRegularFile(release)) {
      throw new BuildException(
          "no JDK at %s: it has no file `release`; set JAVA_HOME to a JDK 25".formatted(java));
    }
    String value =
        new Fingerprint()
            .add(release)
            .add(apkbuild.replaceAll("(?s)\npackage\\(\\) \\{.*?\n}\n", "\n"))
            .add(source.resolve("apkbuild/mkpackage"))
            .add(key.open())
            .value();
    return cache.make("runtime", value, work -> build(work, work.resolve("build"), RUNTIME));
  }

  /// @param target an empty folder that gets `x86_64/`
  /// @param runtime what [#runtime()] returned
  void agent(Path target, Path runtime) throws IOException {
    build(target, runtime.resolve("build"), "assay", "assay-openrc");
  }

  private void build(Path target, Path buildFolder, String... names) throws IOException {
    Path packages = Files.createDirectories(target.resolve("x86_64"));
    Files.createDirectories(buildFolder);
    List<String> argv = new ArrayList<>();
    argv.add(source.resolve("apkbuild/mkpackage").toString());
    argv.addAll(List.of("--sign-key", key.secret().toString(), "--output", packages.toString()));
    argv.addAll(List.of("--builddir", buildFolder.toString()));
    argv.addAll(List.of("--only", String.join(",", names)));
    argv.add(source.resolve("apkbuild/assay").toString());
    Command.Result result =
        Command.of(argv)
            .with("APK", apk.program().toString())
            .with("JAVA_HOME", java.toString())
            .with("SOURCE_DATE_EPOCH", Long.toString(Image.SECONDS))
            .insist();
    result
        .standardError()
        .lines()
        .filter(line -> line.startsWith("APKBUILD: "))
        .forEach(progress::say);
    apk.index(packages, key, key.open().getParent());
  }
}
