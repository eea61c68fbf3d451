package assay.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The modules of one kernel release, made ready for the image.
///
/// @param folder `lib/modules/RELEASE`
/// @param release the kernel's own name for itself
public record KernelModules(Path folder, String release) {
  /// What the first process needs before it has a root file system.
  private static final List<String> EARLY = List.of("loop", "squashfs", "overlay");

  /// Prunes, decompresses and indexes the modules of an unpacked kernel package.
  ///
  /// @param root where the package was unpacked
  /// @param kmod the program that writes `modules.dep`
  /// @return its only release
  /// @throws IOException if they cannot be read or written
  public static KernelModules prepare(Path root, Path kmod) throws IOException {
    Path modules =
        Files.isDirectory(root.resolve("lib/modules"))
            ? root.resolve("lib/modules")
            : root.resolve("usr/lib/modules");
    if (!Files.isDirectory(modules)) {
      throw new BuildException("the kernel package has no lib/modules; check --mirror");
    }
    List<Path> releases;
    try (Stream<Path> found = Files.list(modules)) {
      releases = found.filter(Files::isDirectory).toList();
    }
    if (releases.size() != 1) {
      throw new BuildException(
          "the kernel package has %d releases, not one".formatted(releases.size()));
    }
    Path folder = releases.getFirst();
    String release = folder.getFileName().toString();
    for (Path file : FileTree.list(folder)) {
      if (file.toString().endsWith(".ko.gz")) {
        decompress(folder.resolve(file));
      }
    }
    // depmod wants lib/modules below its base folder.
    Path base = modules.getParent().getParent();
    List<String> index = List.of(kmod.toString(), "-b", base.toString(), release);
    Command.of(index).run();
    ModuleSelection.prune(folder);
    Command.of(index).run();
    return new KernelModules(folder, release);
  }

  /// Squashfs packs plain modules better, and busybox loads no others everywhere.
  private static void decompress(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path plain = file.resolveSibling(name.substring(0, name.length() - ".gz".length()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(plain)) {
      in.transferTo(out);
    }
    Files.delete(file);
  }

  /// @return the files of the early modules relative to the folder, in the order of loading
  /// @throws IOException if `modules.dep` cannot be read
  public List<String> early() throws IOException {
    Map<String, List<String>> dependencies = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("modules.dep"))) {
      int colon = line.indexOf(':');
      String file = line.substring(0, colon);
      String rest = line.substring(colon + 1).strip();
      dependencies.put(file, rest.isEmpty() ? List.of() : List.of(rest.split(" ")));
      String base = file.substring(file.lastIndexOf('/') + 1);
      files.put(base.substring(0, base.indexOf('.')), file);
    }
    String builtIn = Files.readString(folder.resolve("modules.builtin"));
    Set<String> order = new LinkedHashSet<>();
    for (String name : EARLY) {
      String file = files.get(name);
      if (file != null) {
        // modules.dep lists what to load last first.
        dependencies.getOrDefault(file, List.of()).reversed().forEach(order::add);
        order.add(file);
      } else if (!builtIn.contains("/" + name + ".ko")) {
        throw new BuildException("kernel %s has no module %s".formatted(release, name));
      }
    }
    List<String> plain = new ArrayList<>(order);
    for (String file : plain) {
      if (!file.endsWith(".ko")) {
        throw new BuildException(
            "kernel %s: %s is compressed in an unknown way".formatted(release, file));
      }
    }
    return List.copyOf(plain);
  }
}
