package assay;

import assay.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/// `assay audit`: exits 0 always. What cannot be used is a line on stderr and a finding.
@Command(name = "audit", description = "Audits this machine, or a recorded one.")
final class AuditCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "F",
      description = "Where the report goes (default: /var/log/audit.json as root, ./audit.json).")
  private @Nullable String output;

  @Option(
      names = "--deadline",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "S",
      description = "Limit of the audit, seconds.")
  private @Nullable String deadline;

  @Option(
      names = "--only",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "a,b",
      description = "Only these collectors.")
  private @Nullable String only;

  @Option(
      names = "--sysroot",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Put before every path read.")
  private @Nullable String sysroot;

  @Option(
      names = "--tools",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Searched for tools first.")
  private @Nullable String tools;

  @Option(
      names = "--record",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Keeps what the machine says.")
  private @Nullable String record;

  @Unmatched private List<String> unmatched = new ArrayList<>();

  private List<String> misread = List.of();

  /// Notes what the command line said that nobody could read.
  void misread(List<String> problems) {
    misread = problems;
  }

  @Override
  public Integer call() {
    Configuration.Builder configuration = new Configuration.Builder();
    misread.forEach(configuration::problem);
    unmatched.forEach(
        word -> configuration.problem("command line: " + word + " is no option, ignored"));
    AuditRequest request =
        new AuditRequest(
            path("--output", output, configuration),
            deadline,
            only,
            folder("--sysroot", sysroot, configuration),
            folder("--tools", tools, configuration),
            newFolder("--record", record, configuration));
    try {
      Folders folders = Folders.ofEnvironment().writable();
      folders.logTo();
      audit(request, folders, configuration);
    } catch (IOException | RuntimeException e) {
      System.err.println("assay: audit: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE.status();
  }

  private static void audit(
      AuditRequest request, Folders folders, Configuration.Builder configuration)
      throws IOException, InterruptedException {
    AuditFiles files = AuditFiles.of(request, folders);
    Optional<AuditLock> lock = AuditLock.take(folders.lock(), files.master().path());
    if (lock.isEmpty()) {
      System.err.println("assay: audit: " + AuditLock.holder(folders.lock()));
      return;
    }
    try (AuditLock _ = lock.get();
        Audit audit = new Audit(request, folders, files, configuration)) {
      audit.run();
    }
  }

  private static @Nullable Path path(
      String option, @Nullable String text, Configuration.Builder configuration) {
    if (text == null || !text.isBlank()) {
      return text == null ? null : Path.of(text);
    }
    configuration.problem("command line: " + option + " has no value, ignored");
    return null;
  }

  private static @Nullable Path folder(
      String option, @Nullable String text, Configuration.Builder configuration) {
    Path path = path(option, text, configuration);
    if (path == null || Files.isDirectory(path)) {
      return path == null ? null : path.toAbsolutePath();
    }
    configuration.problem("command line: " + option + " " + path + " is no folder, ignored");
    return null;
  }

  private static @Nullable Path newFolder(
      String option, @Nullable String text, Configuration.Builder configuration) {
    Path path = path(option, text, configuration);
    try {
      return path == null ? null : Files.createDirectories(path).toAbsolutePath();
    } catch (IOException e) {
      configuration.problem(
          "command line: %s %s cannot be made a folder (%s), ignored"
              .formatted(option, path, e.getClass().getSimpleName()));
      return null;
    }
  }
}
