package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What whatever we build begins with.
///
/// @param mirror where Alpine's packages come from
/// @param initramfs the mirror's initramfs, unpacked: it lends programs
/// @param apk the package tool out of it
/// @param key what our own packages and indexes are signed with
/// @param repositories the mirror's, and the keys trusted while building and later on the machine
/// @param packages how our own packages are built
record Groundwork(
    Mirror mirror,
    Path initramfs,
    Apk apk,
    SigningKey key,
    Repositories repositories,
    PackageBuild packages) {

  /// What the user said.
  ///
  /// @param source the checkout
  /// @param java the JDK that the runtime is linked from
  /// @param mirror folder or URL
  /// @param flavour `lts` or `virt`
  /// @param keys public keys to trust, or nothing for the mirror's own
  record Wishes(Path source, Path java, String mirror, String flavour, @Nullable Path keys) {
    Wishes {
      if (!Files.isExecutable(java.resolve("bin/jlink"))) {
        throw new BuildException(java + " is no JDK; set JAVA_HOME to a JDK 25");
      }
    }
  }

  /// Fails with one line before any work is done.
  ///
  /// @param name what the user called
  /// @param programs what it needs on this machine
  static void require(String name, String... programs) {
    Command.require(programs);
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new BuildException("apk lays out files of root; run: sudo apkbuild/" + name);
    }
  }

  static Groundwork lay(Wishes wishes, Cache cache, Path work, Progress progress)
      throws IOException {
    Mirror mirror = new Mirror(wishes.mirror(), Files.createDirectories(work.resolve("mirror")));
    // A wrong address is found out before anything else.
    mirror.index("main");
    Path initramfs = Files.createDirectories(work.resolve("initramfs"));
    Initramfs.unpack(mirror.netboot("initramfs-" + wishes.flavour()), initramfs);
    Apk apk = Apk.of(initramfs);
    SigningKey key = SigningKey.in(cache.folder("keys"));
    Path keys = keys(wishes, mirror, initramfs, key, work);
    PackageBuild packages =
        new PackageBuild(wishes.source(), wishes.java(), apk, key, cache, progress);
    return new Groundwork(
        mirror, initramfs, apk, key, new Repositories(mirror.repositories(), keys), packages);
  }

  /// The mirror's keys and this cache's own.
  private static Path keys(Wishes wishes, Mirror mirror, Path initramfs, SigningKey key, Path work)
      throws IOException {
    Path folder = Files.createDirectories(work.resolve("keys"));
    Path source =
        Stream.of(wishes.keys(), mirror.localFolder("keys"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(initramfs.resolve("etc/apk/keys"));
    if (!Files.isDirectory(source)) {
      throw new BuildException(source + ": no folder with public keys; check --keys");
    }
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pub")).sorted().toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path own = folder.resolve(key.open().getFileName());
    if (Files.notExists(own)) {
      Files.copy(key.open(), own);
    }
    return folder;
  }

  /// The agent's packages.
  ///
  /// @param runtime what [PackageBuild#runtime()] returned
  /// @param folder an empty one for them
  /// @return the mirror's repositories, and those of runtime and agent
  Repositories withOwnPackages(Path runtime, Path folder) throws IOException {
    packages.agent(Files.createDirectories(folder), runtime);
    return repositories.and(runtime).and(folder);
  }
}
