package assay.vm.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The service `assay-delivery` as a machine has it, below a folder: our script, run by this
/// machine's shell, and the command `assay` by this machine's Java.
final class ServiceMachine implements AutoCloseable {
  private final Path root;
  private final Process service;

  /// @param words what `assay put` is given besides
  ServiceMachine(Path root, SampleReport report, List<String> words) throws IOException {
    this.root = root;
    Path lib = Files.createDirectories(root.resolve("usr/lib/assay"));
    try (Stream<Path> files = Files.list(Path.of("../init.d/lib"))) {
      for (Path file : files.toList()) {
        Files.copy(file, lib.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    write("proc/sys/kernel/random/boot_id", SampleReport.BOOT + "\n");
    write("proc/uptime", "12.34 20.00\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("assay.Main");
    Path assay =
        write(
            "usr/bin/assay",
            "#!/bin/sh\nexec %s \"$@\" %s\n"
                .formatted(String.join(" ", command), String.join(" ", words)));
    Files.setPosixFilePermissions(assay, PosixFilePermissions.fromString("rwxr-xr-x"));
    write("proc/cmdline", "quiet assay.put=%s\n".formatted(words.get(words.indexOf("--to") + 1)));
    report(report);
    ProcessBuilder builder =
        new ProcessBuilder(lib.resolve("deliver").toString())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("output").toFile());
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("ASSAY_RUN", root.resolve("run/assay").toString());
    service = builder.start();
  }

  /// Has the audit come this far.
  void report(SampleReport report) throws IOException {
    write("run/assay/agent.state", report.complete() ? "complete\n" : "running\n");
    Path half = write("run/assay/audit.json.new", report.text());
    Files.move(half, root.resolve("run/assay/audit.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  /// What the service says of itself.
  String step() throws IOException {
    Path step = root.resolve("run/assay/steps/delivery");
    return Files.exists(step) ? Files.readString(step) : "";
  }

  String log() throws IOException {
    return Files.readString(root.resolve("var/log/assay/delivery.log"))
        + Files.readString(root.resolve("output"));
  }

  /// Waits for a line of the step.
  void await(String line, int seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (step().lines().noneMatch(line::equals)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within %d s: %s%n%s%n%s".formatted(seconds, line, step(), log()));
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = service.descendants().toList();
    service.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
