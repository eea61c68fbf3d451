package assay.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One run of a program of the build machine. Output goes to files, so nothing can block on a pipe.
public final class Command {
  private static final long LIMIT_MINUTES = 30;

  private static final Map<String, String> DEBIAN_PACKAGES =
      Map.ofEntries(
          Map.entry("mksquashfs", "squashfs-tools"),
          Map.entry("patchelf", "patchelf"),
          Map.entry("qemu-img", "qemu-utils"),
          Map.entry("debugfs", "e2fsprogs"),
          Map.entry("dpkg-deb", "dpkg"),
          Map.entry("apt-get", "apt"),
          Map.entry("readelf", "binutils"),
          Map.entry("python3", "python3-pip"),
          Map.entry("grub-mkimage", "grub-common"),
          Map.entry("mformat", "mtools"),
          Map.entry("mcopy", "mtools"));

  private final List<String> argv;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable Path folder;

  private Command(List<String> argv) {
    this.argv = List.copyOf(argv);
  }

  /// @param argv program and arguments
  /// @return a command, not yet run
  public static Command of(String... argv) {
    return new Command(List.of(argv));
  }

  /// @param argv program and arguments
  /// @return a command, not yet run
  public static Command of(List<String> argv) {
    return new Command(argv);
  }

  /// @param folder the working folder
  /// @return this command
  public Command in(Path folder) {
    this.folder = folder;
    return this;
  }

  /// @param name a variable of the environment
  /// @param value its value
  /// @return this command
  public Command with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Fails with one line for all of the programs that are missing, before any work is done.
  ///
  /// @param programs names to look for in PATH
  public static void require(String... programs) {
    List<String> missing =
        List.of(programs).stream().filter(program -> !inPath(program)).sorted().toList();
    if (!missing.isEmpty()) {
      String packages =
          String.join(
              " ",
              missing.stream().map(p -> DEBIAN_PACKAGES.getOrDefault(p, p)).distinct().toList());
      throw new BuildException(
          "missing on this machine: %s; run: apt-get install %s"
              .formatted(String.join(", ", missing), packages));
    }
  }

  private static boolean inPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    for (String folder : path.split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /// Runs and insists on exit status 0.
  ///
  /// @return what the program wrote to standard output
  /// @throws IOException if it cannot be started or its output cannot be kept
  public String run() throws IOException {
    return insist().standardOutput();
  }

  /// Runs and insists on exit status 0.
  ///
  /// @return all output, for programs that warn and succeed
  /// @throws IOException if it cannot be started or its output cannot be kept
  public Result insist() throws IOException {
    Result result = attempt();
    if (result.status() != 0) {
      String last = result.output().isBlank() ? "no message" : result.lastLines(3);
      if (last.contains("No space left on device")) {
        throw new IOException(name() + ": No space left on device");
      }
      throw new BuildException("%s: exit status %d: %s".formatted(name(), result.status(), last));
    }
    return result;
  }

  /// Runs and leaves the judgement to the caller.
  ///
  /// @return exit status and output
  /// @throws IOException if the output cannot be kept
  public Result attempt() throws IOException {
    Path out = Files.createTempFile("assay-build", ".out");
    Path err = Files.createTempFile("assay-build", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(argv)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().putAll(environment);
      if (folder != null) {
        builder.directory(folder.toFile());
      }
      int status = waitFor(start(builder));
      return new Result(status, text(out), text(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      String tool = argv.getFirst();
      if (!tool.contains("/") && !inPath(tool)) {
        require(tool);
      }
      throw new BuildException("cannot start " + tool + ": " + e.getMessage());
    }
  }

  private int waitFor(Process process) {
    try {
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new BuildException(
          "%s: still running after %d minutes".formatted(name(), LIMIT_MINUTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildException(name() + ": interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private String name() {
    // Wrappers around programs of the initramfs are called run-NAME.
    return Path.of(argv.getFirst()).getFileName().toString().replaceFirst("^run-", "");
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /// What a program answered.
  ///
  /// @param status exit status
  /// @param standardOutput all of it
  /// @param standardError all of it
  public record Result(int status, String standardOutput, String standardError) {
    /// @return standard error, or standard output where that is empty
    public String output() {
      return standardError.isBlank() ? standardOutput : standardError;
    }

    /// @param count how many
    /// @return the last lines of the output as one line
    public String lastLines(int count) {
      List<String> lines = output().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      return String.join("; ", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
  }
}
