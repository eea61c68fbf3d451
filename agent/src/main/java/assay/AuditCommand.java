package assay;

import assay.config.Configuration;
import assay.report.Start;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `assay audit`: exits 0 always. What cannot be used is a line on stderr and a finding.
final class AuditCommand {
  static final String NAME = "audit";
  private static final List<String> HELP = List.of("-h", "--help", "-V", "--version");

  private AuditCommand() {}

  /// Whether the command line asks for an audit, and not only for how to ask for one.
  static boolean asked(List<String> words) {
    return !words.isEmpty()
        && words.getFirst().equals(NAME)
        && words.stream().noneMatch(HELP::contains);
  }

  /// The command as the help shows it; it is never run by way of this.
  static CommandSpec help() {
    CommandSpec spec = CommandSpec.create().name(NAME).mixinStandardHelpOptions(true);
    spec.usageMessage().description("Audits this machine, or a recorded one.");
    for (AuditOption option : AuditOption.values()) {
      spec.addOption(
          OptionSpec.builder(option.word())
              .paramLabel(option.label())
              .description(option.meaning())
              .type(String.class)
              .arity("1")
              .build());
    }
    return spec;
  }

  /// Audits; the exit status.
  static int run(List<String> words) {
    AuditArguments arguments = AuditArguments.parse(words);
    try {
      Folders folders = Folders.ofEnvironment().writable();
      folders.logTo();
      // Its first use takes a while, and can do so beside what has to be done first.
      Thread.ofPlatform().name("log").start(() -> Logger.info("audit of {}", Instant.now()));
      audit(arguments, folders);
    } catch (IOException | RuntimeException e) {
      System.err.println("assay: audit: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE.status();
  }

  private static void audit(AuditArguments arguments, Folders folders)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>(arguments.problems());
    AuditRequest asked = request(arguments, problems);
    AuditFiles files = AuditFiles.of(asked, folders);
    Optional<AuditLock> lock = AuditLock.take(folders.lock(), files.master().path());
    if (lock.isEmpty()) {
      System.err.println("assay: audit: " + AuditLock.holder(folders.lock()));
      return;
    }
    try (AuditLock _ = lock.get()) {
      Start start = Start.now();
      files.begin(start);
      Opening opening = Opening.of(asked, folders, problems);
      Configuration.Builder configuration = new Configuration.Builder();
      problems.forEach(configuration::problem);
      try (Audit audit = new Audit(opening, start, folders, files, configuration)) {
        audit.run();
      }
    }
  }

  /// What was typed. Nothing is looked at.
  private static AuditRequest request(AuditArguments arguments, List<String> problems) {
    return new AuditRequest(
        arguments.path(AuditOption.OUTPUT, problems),
        arguments.value(AuditOption.DEADLINE),
        arguments.value(AuditOption.ONLY),
        arguments.path(AuditOption.SYSROOT, problems),
        arguments.path(AuditOption.TOOLS, problems),
        arguments.path(AuditOption.RECORD, problems));
  }
}
