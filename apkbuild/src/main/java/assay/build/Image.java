package assay.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the one image: a kernel, and an initramfs with two squashfs layers in it.
final class Image {
  /// `project.build.outputTimestamp`: the only time any file of an image has.
  static final long SECONDS = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();

  private static final long MEGABYTE = 1_000_000;
  private static final Duration BUILD_LIMIT = Duration.ofHours(3);

  private static final List<String> BASE_WORLD = List.of("alpine-base", "assay-runtime");

  private final Settings settings;
  private final Progress progress;

  /// What the user asked for.
  ///
  /// @param ground checkout, mirror and kernel
  /// @param out where the image goes
  /// @param level of zstd
  /// @param own what somebody adds to the image
  /// @param wishes the kernel line and the medium
  /// @param iso whether there shall be a medium
  record Settings(
      Groundwork.Wishes ground,
      Path out,
      int level,
      OwnParts own,
      Iso.Wishes wishes,
      boolean iso) {}

  Image(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  void build(Cache cache) throws IOException {
    forgetKilledBuilds(cache.folder("work"));
    Path work = Files.createTempDirectory(cache.folder("work"), "image");
    try {
      build(cache, work);
    } finally {
      FileTree.delete(work);
    }
  }

  /// A build that was killed could not clean up behind itself.
  private static void forgetKilledBuilds(Path folder) throws IOException {
    Instant limit = Instant.now().minus(BUILD_LIMIT);
    for (Path old : children(folder)) {
      if (Files.getLastModifiedTime(old).toInstant().isBefore(limit)) {
        FileTree.delete(old);
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }

  private void build(Cache cache, Path work) throws IOException {
    Groundwork ground = Groundwork.lay(settings.ground(), cache, work, progress);
    Mirror mirror = ground.mirror();
    String index =
        FileTree.sha256(mirror.index("main")) + FileTree.sha256(mirror.index("community"));
    Path initramfs = ground.initramfs();
    Apk apk = ground.apk();
    Repositories repositories = ground.repositories();
    PackageBuild packages = ground.packages();
    progress.say("Java runtime");
    Path runtime = packages.runtime();
    String flavour = settings.ground().flavour();
    String kernelName = "linux-" + flavour;
    List<String> world =
        Stream.concat(BASE_WORLD.stream(), packages.depends(flavour).stream()).sorted().toList();
    String value =
        new Fingerprint()
            .addClass(BaseLayer.class)
            .addClass(KernelModules.class)
            .addClass(ModuleSelection.class)
            .addClass(Squashfs.class)
            .add(index)
            .add(runtime.getFileName().toString())
            .add(String.join(" ", world))
            .add(kernelName)
            .add("level " + settings.level())
            .value();
    Squashfs squashfs = new Squashfs(settings.level(), SECONDS);
    BaseLayer.Parts parts =
        new BaseLayer.Parts(apk, repositories.and(runtime), world, kernelName, initramfs, squashfs);
    BaseLayer base =
        new BaseLayer(
            cache.make("base", value, folder -> BaseLayer.build(parts, folder, progress)));

    progress.say("our packages");
    Repositories all = ground.withOwnPackages(runtime, work.resolve("packages"));
    progress.say("assay layer");
    Path stage = work.resolve("stage");
    FileTree.copy(base.stage(), stage);
    BaseLayer.add(apk, stage, all, PackageBuild.world(flavour));
    new Overlay(settings.ground().source().resolve("overlay/apkovl")).lay(stage);
    PackageBuild.complete(stage.resolve("etc/apk/world"), flavour);
    checkWorld(apk, stage, all);
    settings.own().lay(apk, stage, all);
    finishRoot(stage, repositories.keys());
    DependencyCache.make(stage);
    Origins origins = new Origins(mirror);
    List<ImageManifest.Package> installed = packages(stage, origins);
    Path out = Files.createDirectories(work.resolve("out"));
    Licences licences =
        new Licences()
            .installed(stage)
            .libraries(settings.ground().source().resolve("agent/target/licences/third-party.txt"))
            .add(kernelName, base.kernelPackage(kernelName, origins).version(), "GPL-2.0-only");
    Files.writeString(out.resolve("licences.tsv"), licences.text());
    Files.copy(base.squashfs(), out.resolve("base.sqfs"));
    AssayLayer layer =
        AssayLayer.difference(
            base.stage(), stage, Files.createDirectories(work.resolve("difference")));
    squashfs.pack(layer.folder(), out.resolve("assay.sqfs"), layer.removed());
    progress.say("initramfs");
    write(base, mirror.name(), base.kernelPackage(kernelName, origins), installed, out);
    progress.say(sizes(out));
    // For the tests that run the real OpenRC without a virtual machine.
    Files.createSymbolicLink(out.resolve("base-root"), base.stage().toAbsolutePath());
    FileTree.replace(settings.out().toAbsolutePath(), out);
  }

  /// The overlay's list of wanted packages replaced apk's: the first `apk add` on the machine
  /// would act on a difference.
  private static void checkWorld(Apk apk, Path stage, Repositories repositories)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("add", "--root", stage.toString()));
    arguments.addAll(List.of("--simulate", "--logfile=no"));
    arguments.addAll(repositories.arguments());
    String actions =
        apk.command(arguments)
            .run()
            .lines()
            .filter(line -> line.startsWith("("))
            .map(line -> line.replaceFirst("^\\(.*?\\) ", ""))
            .collect(Collectors.joining("; "));
    if (!actions.isEmpty()) {
      throw new BuildException(
          "overlay/apkovl/etc/apk/world is not what the image holds: apk would be " + actions);
    }
  }

  /// What no package does: keys for packages added later, and no account that lets in without a
  /// password.
  private static void finishRoot(Path stage, Path keys) throws IOException {
    Path target = Files.createDirectories(stage.resolve("etc/apk/keys"));
    for (Path key : FileTree.list(keys)) {
      if (Files.notExists(target.resolve(key))) {
        Files.copy(keys.resolve(key), target.resolve(key));
      }
    }
    Path shadow = stage.resolve("etc/shadow");
    String text = Files.readString(shadow);
    String locked = text.replaceAll("(?m)^([^:\n]+)::", "$1:*:");
    if (!locked.equals(text)) {
      Files.writeString(shadow, locked);
    }
  }

  private void write(
      BaseLayer base,
      String mirror,
      ImageManifest.Package kernel,
      List<ImageManifest.Package> installed,
      Path out)
      throws IOException {
    Files.copy(base.kernel(), out.resolve("vmlinuz"));
    List<ImageManifest.Layer> layers = new ArrayList<>();
    long size = 0;
    for (String name : List.of("base", "assay")) {
      Path file = out.resolve(name + ".sqfs");
      size += Files.size(file);
      layers.add(new ImageManifest.Layer(name, Files.size(file), FileTree.sha256(file)));
    }
    List<ImageManifest.Package> packages = new ArrayList<>(installed);
    packages.add(kernel);
    Fingerprint id = new Fingerprint().add(out.resolve("vmlinuz")).add(init());
    layers.forEach(layer -> id.add(layer.sha256()));
    packages.forEach(entry -> id.add(entry.toString()));
    BootArchive.Memory memory = BootArchive.Memory.of(size);
    ImageManifest manifest =
        new ImageManifest(
            id.whole(),
            Instant.ofEpochSecond(SECONDS).toString(),
            new ImageManifest.Kernel(
                settings.ground().flavour(),
                base.release(),
                kernel.name() + "-" + kernel.version()),
            mirror,
            packages,
            layers,
            memory.toUnpack());
    byte[] json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(manifest);
    Files.write(out.resolve("image.json"), json);
    new BootArchive(base, init()).write(out, json, memory);
    Files.delete(out.resolve("base.sqfs"));
    Files.delete(out.resolve("assay.sqfs"));
    Files.writeString(
        out.resolve("kernel-line"), GrubMenu.plainLine(settings.wishes().parameters()) + "\n");
    Files.writeString(
        out.resolve(IpxeScript.NAME), new IpxeScript(settings.wishes().parameters()).text());
    if (settings.iso()) {
      progress.say("assay.iso");
      new Iso(out.resolve("vmlinuz"), out.resolve("initramfs.img"), manifest.imageId())
          .write(
              settings.wishes(),
              Files.createDirectories(out.resolveSibling("iso")),
              out.resolve("assay.iso"));
    }
    FileTree.sums(out);
  }

  private static String sizes(Path out) throws IOException {
    StringBuilder line = new StringBuilder("sizes:");
    for (Path file : FileTree.list(out)) {
      long size = Files.size(out.resolve(file));
      if (size > MEGABYTE) {
        line.append(" %s %.1f MB".formatted(file, (double) size / MEGABYTE));
      }
    }
    return line.toString();
  }

  private Path init() {
    return settings.ground().source().resolve("overlay/initramfs/init");
  }

  private List<ImageManifest.Package> packages(Path stage, Origins origins) throws IOException {
    List<ImageManifest.Package> packages = new ArrayList<>();
    String jdk = "";
    for (String line : Files.readAllLines(settings.ground().java().resolve("release"))) {
      if (line.startsWith("IMPLEMENTOR_VERSION=")) {
        jdk = line.substring(line.indexOf('=') + 1).replace("\"", "");
      }
    }
    for (InstalledPackage installed : InstalledDatabase.read(stage)) {
      String name = installed.name();
      String version = installed.version();
      if (List.of("assay", "assay-openrc", "assay-hardware").contains(name)) {
        origins.add(name, version, "assay " + version + " (this source)");
      } else if (name.equals("assay-runtime")) {
        origins.add(name, version, "jlink of JDK " + jdk + ", C library of the build machine");
      }
      packages.add(
          new ImageManifest.Package(
              name, version, installed.checksum(), origins.of(name, version)));
    }
    return packages;
  }
}
