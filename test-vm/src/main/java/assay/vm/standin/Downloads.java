package assay.vm.standin;

import assay.build.BuildException;
import assay.build.Command;
import assay.build.FileTree;
import assay.build.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The foreign files, by the ordinary clients of their archives. Finished ones stay, so a
/// broken-off run goes on.
final class Downloads {
  static final String KERNEL_META = "linux-image-amd64";
  private static final String KERNEL_PREFIX = "linux-image-";

  private final Path folder;
  private final Progress progress;
  private final String python;
  private final String aptGet;
  private boolean listsUpdated;

  Downloads(Path folder, Progress progress) {
    this(folder, progress, "python3", "apt-get");
  }

  Downloads(Path folder, Progress progress, String python, String aptGet) {
    this.folder = folder;
    this.progress = progress;
    this.python = python;
    this.aptGet = aptGet;
  }

  /// A file that is there.
  ///
  /// @param file where
  /// @param name package name
  /// @param version the version it really has
  /// @param pinned whether it is the one the lock names
  record Fetched(Path file, String name, String version, boolean pinned) {}

  /// Takes all missing packages by one call, which is thirty times faster. What it does not
  /// bring, and every failure, is left to [#fetch(Pin)].
  ///
  /// @param pins what is wanted
  void prefetch(List<Pin> pins) throws IOException {
    Map<String, Pin> missing = new LinkedHashMap<>();
    List<String> argv = new ArrayList<>(List.of(aptGet, "-q", "-o", "APT::Sandbox::User=root"));
    argv.add("download");
    for (Pin pin : pins) {
      if (pin.kind() == Pin.Kind.DEB && Files.notExists(folder.resolve(pin.fileName()))) {
        missing.put(pin.sha256(), pin);
        argv.add(pin.name() + "=" + pin.version());
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    progress.say("download %d Debian packages".formatted(missing.size()));
    Path work = folder.resolve("debian.work");
    FileTree.delete(work);
    Files.createDirectories(work);
    try {
      Command.of(argv).in(work).attempt();
      for (Path file : FileTree.list(work)) {
        Pin pin = missing.get(FileTree.sha256(work.resolve(file)));
        if (pin != null) {
          Files.move(work.resolve(file), folder.resolve(pin.fileName()));
        }
      }
    } finally {
      FileTree.delete(work);
    }
  }

  Fetched fetch(Pin pin) throws IOException {
    Path file = folder.resolve(pin.fileName());
    if (Files.exists(file) && FileTree.sha256(file).equals(pin.sha256())) {
      return new Fetched(file, pin.name(), pin.version(), true);
    }
    Files.createDirectories(folder);
    Path work = Files.createDirectories(folder.resolve(pin.fileName() + ".work"));
    try {
      progress.say("download " + pin.name() + " " + pin.version());
      return switch (pin.kind()) {
        case WHEEL -> keep(wheel(pin, work, true), pin, file);
        case DEB -> {
          Path deb = deb(pin.name() + "=" + pin.version(), work);
          yield deb != null ? keep(deb, pin, file) : candidate(pin, work);
        }
      };
    } finally {
      FileTree.delete(work);
    }
  }

  private static Fetched keep(Path downloaded, Pin pin, Path file) throws IOException {
    String found = FileTree.sha256(downloaded);
    if (!found.equals(pin.sha256())) {
      throw new BuildException(
          "%s %s: SHA-256 is %s, the lock says %s; if the archive changed it on purpose, run: test-vm/standin --relock"
              .formatted(pin.name(), pin.version(), found, pin.sha256()));
    }
    Files.move(downloaded, file, StandardCopyOption.REPLACE_EXISTING);
    return new Fetched(file, pin.name(), pin.version(), true);
  }

  private Path wheel(Pin pin, Path work, boolean checked) throws IOException {
    Path requirements = work.resolve("requirements.txt");
    String wanted = pin.name() + "==" + pin.version();
    Files.writeString(
        requirements, checked ? wanted + " --hash=sha256:" + pin.sha256() + "\n" : wanted + "\n");
    List<String> argv =
        new ArrayList<>(List.of(python, "-m", "pip", "download", "--quiet", "--no-deps"));
    argv.addAll(List.of("--disable-pip-version-check", "--only-binary", ":all:"));
    if (checked) {
      argv.add("--require-hashes");
    }
    argv.addAll(List.of("--dest", work.toString(), "--requirement", requirements.toString()));
    Command.Result result = Command.of(argv).attempt();
    if (result.output().contains("No module named pip")) {
      throw new BuildException("python3 has no pip; run: apt-get install python3-pip");
    }
    if (result.output().contains("DO NOT MATCH THE HASHES")) {
      throw new BuildException(
          "%s: the package index serves a file with another SHA-256 than the lock; do not use it"
              .formatted(wanted));
    }
    refuseFullDisk(result);
    Path file = result.status() == 0 ? only(work, ".whl") : null;
    if (file == null) {
      throw new BuildException("pip download %s: %s".formatted(wanted, result.lastLines(1)));
    }
    return file;
  }

  /// @return the package, or nothing where the archive does not have it under that version
  private @Nullable Path deb(String wanted, Path work) throws IOException {
    Command.Result result = download(wanted, work);
    if (result.status() != 0 && !listsUpdated) {
      listsUpdated = true;
      progress.say("apt-get update");
      Command.of(aptGet, "-q", "update").attempt();
      result = download(wanted, work);
    }
    refuseFullDisk(result);
    return result.status() == 0 ? only(work, ".deb") : null;
  }

  private void refuseFullDisk(Command.Result result) throws IOException {
    if (result.status() != 0 && result.output().contains("No space left on device")) {
      throw new IOException(folder + ": No space left on device");
    }
  }

  private Command.Result download(String wanted, Path work) throws IOException {
    return Command.of(aptGet, "-q", "-o", "APT::Sandbox::User=root", "download", wanted)
        .in(work)
        .attempt();
  }

  /// The archive moved on: its own signed index vouches for the newer file, and the origin says so.
  private Fetched candidate(Pin pin, Path work) throws IOException {
    String name = pin.name().startsWith(KERNEL_PREFIX) ? kernelName() : pin.name();
    Path deb = deb(name, work);
    if (deb == null) {
      Command.Result failure = download(name, work);
      throw new BuildException("apt-get download %s: %s".formatted(name, failure.lastLines(1)));
    }
    String version = field(deb, "Version");
    Path file = folder.resolve(new Pin(Pin.Kind.DEB, name, version, "").fileName());
    Files.move(deb, file, StandardCopyOption.REPLACE_EXISTING);
    progress.say(
        "%s %s is gone from the archive, taking %s %s (checked by apt's signed index); test-vm/standin --relock pins it"
            .formatted(pin.name(), pin.version(), name, version));
    return new Fetched(file, name, version, false);
  }

  /// Pins what the archive has today.
  ///
  /// @param pin what to look for; version counts for wheels only
  /// @return the same with version and checksum
  Pin relock(Pin pin) throws IOException {
    Path work = Files.createDirectories(folder.resolve(pin.name() + ".work"));
    try {
      progress.say("relock " + pin.name());
      if (pin.kind() == Pin.Kind.WHEEL) {
        Path file = wheel(pin, work, false);
        return store(file, new Pin(pin.kind(), pin.name(), pin.version(), FileTree.sha256(file)));
      }
      String name = pin.name().equals(KERNEL_META) ? kernelName() : pin.name();
      Path file = deb(name, work);
      if (file == null) {
        throw new BuildException("apt-get download %s: not in the archive".formatted(name));
      }
      return store(file, new Pin(pin.kind(), name, field(file, "Version"), FileTree.sha256(file)));
    } finally {
      FileTree.delete(work);
    }
  }

  private Pin store(Path file, Pin pin) throws IOException {
    Files.move(file, folder.resolve(pin.fileName()), StandardCopyOption.REPLACE_EXISTING);
    return pin;
  }

  private String kernelName() throws IOException {
    Path work = Files.createDirectories(folder.resolve("kernel-name.work"));
    try {
      Path meta = deb(KERNEL_META, work);
      if (meta == null) {
        throw new BuildException("apt-get download " + KERNEL_META + ": not in the archive");
      }
      for (String word : field(meta, "Depends").split("[ ,|()=]+")) {
        if (word.startsWith(KERNEL_PREFIX)) {
          return word;
        }
      }
      throw new BuildException(KERNEL_META + " depends on no kernel");
    } finally {
      FileTree.delete(work);
    }
  }

  private static String field(Path deb, String name) throws IOException {
    return Command.of("dpkg-deb", "--field", deb.toString(), name).run().strip();
  }

  private static @Nullable Path only(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .findFirst()
          .orElse(null);
    }
  }
}
