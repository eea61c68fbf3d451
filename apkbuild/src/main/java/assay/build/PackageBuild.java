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
  private static final String HARDWARE = "assay-hardware";
  private static final Pattern DEPENDS = Pattern.compile("(?m)^depends=\"([^\"]*)\"");
  private static final Pattern HARDWARE_DEPENDS =
      Pattern.compile("(?m)^hardware\\(\\) \\{\n(?:\t.*\n)*?\tdepends=\"([^\"]*)\"");

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

  /// What somebody wants who boots a kernel of that flavour, besides Alpine itself. A virtual
  /// machine needs no tools for controllers that it does not have.
  static List<String> world(String flavour) {
    return flavour.equals("virt") ? List.of("assay") : List.of("assay", HARDWARE);
  }

  /// Adds to the overlay's list of wanted packages, which is that of a virtual machine, what others
  /// want.
  static void complete(Path world, String flavour) throws IOException {
    List<String> names = new ArrayList<>(Files.readAllLines(world));
    world(flavour).stream().filter(name -> !names.contains(name)).forEach(names::add);
    Files.write(world, names);
  }

  /// @return what our packages for a kernel of that flavour depend on, without our own
  List<String> depends(String flavour) {
    Stream<Pattern> wanted =
        world(flavour).contains(HARDWARE)
            ? Stream.of(DEPENDS, HARDWARE_DEPENDS)
            : Stream.of(DEPENDS);
    return wanted
        .flatMap(this::depends)
        .filter(name -> !name.startsWith("assay") && !name.startsWith("$"))
        .sorted()
        .toList();
  }

  private Stream<String> depends(Pattern pattern) {
    Matcher matcher = pattern.matcher(apkbuild);
    if (!matcher.find()) {
      throw new BuildException("apkbuild/assay/APKBUILD: no " + pattern);
    }
    return Stream.of(matcher.group(1).strip().split("\\s+"));
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
    build(target, runtime.resolve("build"), "assay", "assay-openrc", HARDWARE);
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
