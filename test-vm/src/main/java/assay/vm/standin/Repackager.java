package assay.vm.standin;

import assay.build.BuildException;
import assay.build.InstalledDatabase;
import assay.build.InstalledPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Makes packages again out of an installed root file system: the database knows what each one
/// held.
final class Repackager {
  /// Alpine's names for the scripts of a package.
  private static final Set<String> SCRIPTS =
      Set.of(
          "pre-install",
          "post-install",
          "pre-upgrade",
          "post-upgrade",
          "pre-deinstall",
          "post-deinstall",
          "trigger");

  private final Path root;
  private final Path work;
  private final String origin;
  private final Map<String, Map<String, Path>> scripts = new HashMap<>();
  private final Map<String, List<String>> triggers = new HashMap<>();

  Repackager(Path root, Path work, String origin) throws IOException {
    this.root = root;
    this.work = Files.createDirectories(work);
    this.origin = origin;
    readScripts();
    for (String line : Files.readAllLines(root.resolve("lib/apk/db/triggers"))) {
      List<String> words = List.of(line.split(" "));
      triggers.put(words.getFirst(), words.subList(1, words.size()));
    }
  }

  /// @return the packages' names
  Set<String> pack(MirrorFolder mirror) throws IOException {
    Set<String> names = new HashSet<>();
    for (InstalledPackage installed : InstalledDatabase.read(root)) {
      Path files = Files.createDirectories(work.resolve(installed.name()));
      lay(installed, files);
      mirror.add(spec(installed), files);
      names.add(installed.name());
    }
    return Collections.unmodifiableSet(names);
  }

  private PackageSpec spec(InstalledPackage installed) {
    PackageSpec spec =
        new PackageSpec(installed.name(), installed.version(), "main", origin)
            .info("arch", installed.architecture())
            .info("description", installed.description())
            .info("url", installed.url())
            .info("license", installed.license())
            .info("origin", installed.origin())
            .info("depends", installed.depends())
            .info("provides", installed.provides())
            .info("replaces", installed.replaces())
            .info("install-if", installed.installIf())
            .info("build-time", Long.toString(installed.buildTime()));
    if (installed.providerPriority() != 0) {
      spec.info("provider-priority", Integer.toString(installed.providerPriority()));
    }
    scripts
        .getOrDefault(installed.name() + "-" + installed.version(), Map.of())
        .forEach(spec::script);
    spec.trigger(triggers.getOrDefault(installed.checksum(), List.of()));
    return installed.name().startsWith("linux-") ? spec.uncompressed() : spec;
  }

  private void lay(InstalledPackage installed, Path target) throws IOException {
    for (InstalledPackage.Entry folder : installed.folders()) {
      Files.createDirectories(target.resolve(folder.path()));
    }
    for (InstalledPackage.Entry file : installed.files()) {
      layFile(installed, file, target.resolve(file.path()));
    }
    FileTime time = FileTime.fromMillis(installed.buildTime() * 1000);
    for (InstalledPackage.Entry folder : installed.folders().reversed()) {
      if (!folder.path().isEmpty()) {
        own(target.resolve(folder.path()), folder, time);
      }
    }
    Files.setLastModifiedTime(target, time);
  }

  private void layFile(InstalledPackage installed, InstalledPackage.Entry file, Path target)
      throws IOException {
    Path source = root.resolve(file.path());
    byte[] original = Originals.restore(source, file);
    if (original == null) {
      throw new BuildException(
          "wheel: %s of %s is not what the package held".formatted(file.path(), installed.name()));
    }
    FileTime time = FileTime.fromMillis(installed.buildTime() * 1000);
    try {
      if (Files.isSymbolicLink(source)) {
        Files.createSymbolicLink(target, Path.of(new String(original)));
      } else {
        Files.write(target, original);
        own(target, file, time);
      }
    } catch (FileAlreadyExistsException e) {
      throw new BuildException("wheel: " + file.path() + " is twice in " + installed.name());
    }
  }

  private static void own(Path path, InstalledPackage.Entry entry, FileTime time)
      throws IOException {
    // Owner before mode: chown clears the set-user-id bit.
    Files.setAttribute(path, "unix:uid", entry.uid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", entry.gid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:mode", entry.mode());
    Files.setLastModifiedTime(path, time);
  }

  /// Entries are named `NAME-VERSION.CHECKSUM.TYPE`.
  private void readScripts() throws IOException {
    Path folder = Files.createDirectories(work.resolve("scripts"));
    try (InputStream in = Files.newInputStream(root.resolve("lib/apk/db/scripts.tar.gz"));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        int type = name.lastIndexOf('.');
        int checksum = name.lastIndexOf('.', type - 1);
        if (checksum < 0 || !SCRIPTS.contains(name.substring(type + 1))) {
          throw new BuildException("wheel: unknown script " + name);
        }
        Path file = folder.resolve(name);
        Files.write(file, tar.readAllBytes());
        scripts
            .computeIfAbsent(name.substring(0, checksum), n -> new HashMap<>())
            .put(name.substring(type + 1), file);
      }
    }
  }
}
