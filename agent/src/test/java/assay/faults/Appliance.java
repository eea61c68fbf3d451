package assay.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The agent's folder as it is on the appliance, `/usr/lib/assay`, made of what was just built: the
/// launcher, the scripts, a Java runtime, the jars and a class archive of them.
final class Appliance {
  private static final Path SCRIPTS = Path.of("src/main/sh");
  private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

  /// What Maven has put there for the package.
  private static final Path LIBRARIES = Path.of("target/lib").toAbsolutePath();

  private static final Path HOME = made();

  private Appliance() {}

  /// The folder.
  static Path home() {
    return HOME;
  }

  private static Path made() {
    try {
      Path home = Files.createTempDirectory("assay-home");
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(home)));
      make(home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path home) throws IOException, InterruptedException {
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.toList()) {
        Files.copy(script, home.resolve(script.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.createSymbolicLink(home.resolve("runtime"), Path.of(System.getProperty("java.home")));
    Path lib = Files.createDirectories(home.resolve("lib"));
    pack(lib.resolve("assay-agent.jar"));
    link(LIBRARIES, lib);
    link(LIBRARIES.resolve("commands"), Files.createDirectories(lib.resolve("commands")));
    archive(home);
  }

  private static void link(Path libraries, Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
      }
    }
  }

  private static void pack(Path jar) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(CLASSES)) {
      out.setLevel(0);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(CLASSES.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /// As the package does it. Without an archive the launcher starts the agent all the same, only
  /// slower.
  private static void archive(Path home) throws IOException, InterruptedException {
    run(
        Path.of("../apkbuild/assay/class-archive").toAbsolutePath().toString(),
        home.resolve("runtime/bin/java").toString(),
        home.toString(),
        Path.of("src/test/resources/fixtures").toAbsolutePath().toString(),
        home.toString(),
        home.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// Deletes a temporary folder.
  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A temporary folder, after the last test.
      return;
    }
  }
}
