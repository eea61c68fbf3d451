package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The lower layer: Alpine, kernel modules, tools and the Java runtime; everything but Assay
/// itself.
///
/// @param folder its place in the cache
record BaseLayer(Path folder) {
  Path squashfs() {
    return folder.resolve("base.sqfs");
  }

  /// The root file system without the kernel's modules, as the assay layer builds upon it.
  Path stage() {
    return folder.resolve("stage");
  }

  Path kernel() {
    return folder.resolve("vmlinuz");
  }

  /// The early modules' files, named as in `early.list`.
  Path modules() {
    return folder.resolve("early");
  }

  List<String> early() throws IOException {
    return Files.readAllLines(folder.resolve("early.list"));
  }

  String release() throws IOException {
    return Files.readString(folder.resolve("release")).strip();
  }

  /// @return the kernel's package as the list of packages names it
  ImageManifest.Package kernelPackage(String name, Origins origins) throws IOException {
    String[] words = Files.readString(folder.resolve("kernel.package")).strip().split(" ");
    String version = words[0].substring(name.length() + 1, words[0].length() - ".apk".length());
    return new ImageManifest.Package(
        name, version, "sha256:" + words[1], origins.of(name, version));
  }

  /// What a base layer is made of.
  ///
  /// @param apk package tool
  /// @param repositories the mirror's and the runtime's
  /// @param world package names
  /// @param kernelPackage `linux-lts` or `linux-virt`
  /// @param initramfs the unpacked initramfs that lends programs
  /// @param squashfs how to pack
  record Parts(
      Apk apk,
      Repositories repositories,
      List<String> world,
      String kernelPackage,
      Path initramfs,
      Squashfs squashfs) {}

  static void build(Parts parts, Path work, Progress progress) throws IOException {
    progress.say("base layer: packages");
    Path stage = Files.createDirectories(work.resolve("stage"));
    add(parts.apk(), stage, parts.repositories(), parts.world());
    progress.say("base layer: kernel " + parts.kernelPackage());
    Path kernel = kernel(parts, work);
    Path kmod =
        Apk.wrap(
            parts.initramfs(), "depmod", "usr/bin/kmod", "bin/kmod", "sbin/kmod", "usr/sbin/kmod");
    KernelModules modules = KernelModules.prepare(kernel, kmod);
    Files.writeString(work.resolve("release"), modules.release() + "\n");
    List<String> early = modules.early();
    Files.write(work.resolve("early.list"), early);
    for (String name : early) {
      Path copy = work.resolve("early").resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(modules.folder().resolve(name), copy);
    }
    Files.move(vmlinuz(kernel), work.resolve("vmlinuz"));
    Path place = Files.createDirectories(stage.resolve("lib/modules")).resolve(modules.release());
    Files.move(modules.folder(), place);
    progress.say("base layer: squashfs");
    parts.squashfs().pack(stage, work.resolve("base.sqfs"), List.of());
    FileTree.delete(place);
    FileTree.delete(kernel);
  }

  static void add(Apk apk, Path stage, Repositories repositories, List<String> names)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("add", "--root", stage.toString()));
    if (!Files.isDirectory(stage.resolve("lib/apk"))) {
      arguments.add("--initdb");
    }
    // Its log has times in it; the image's origin list says what was installed.
    arguments.add("--logfile=no");
    arguments.addAll(repositories.arguments());
    arguments.addAll(names);
    try {
      apk.command(arguments).run();
    } catch (BuildException failure) {
      throw new BuildException(
          "packages of %s: %s; check --mirror"
              .formatted(repositories.locations().getFirst(), failure.getMessage()));
    }
  }

  /// The kernel's package is unpacked, not installed: its triggers would make an initramfs nobody
  /// boots.
  private static Path kernel(Parts parts, Path work) throws IOException {
    Path download = Files.createDirectories(work.resolve("kernel.apk"));
    List<String> arguments = new ArrayList<>(List.of("fetch", "--output", download.toString()));
    arguments.addAll(parts.repositories().arguments());
    arguments.add(parts.kernelPackage());
    parts.apk().command(arguments).run();
    Path target = Files.createDirectories(work.resolve("kernel"));
    try (Stream<Path> files = Files.list(download)) {
      Path file =
          files
              .findFirst()
              .orElseThrow(
                  () -> new BuildException(parts.kernelPackage() + ": apk fetch brought nothing"));
      Files.writeString(
          work.resolve("kernel.package"), file.getFileName() + " " + FileTree.sha256(file) + "\n");
      parts
          .apk()
          .command(
              "extract",
              "--keys-dir",
              parts.repositories().keys().toString(),
              "--destination",
              target.toString(),
              file.toString())
          .run();
    }
    FileTree.delete(download);
    return target;
  }

  private static Path vmlinuz(Path kernel) throws IOException {
    try (Stream<Path> files = Files.list(kernel.resolve("boot"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("vmlinuz"))
          .findFirst()
          .orElseThrow(() -> new BuildException("the kernel package has no boot/vmlinuz*"));
    }
  }
}
