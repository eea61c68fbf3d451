package assay;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command `assay`. The only place that ends the process.
@Command(
    name = "assay",
    description = "Audits the machine it runs on and reports what it is made of.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    subcommands = {
      ShowCommand.class,
      StatusCommand.class,
      PutCommand.class,
      SchemaCommand.class,
      ReplayCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      HtmlCommand.class,
      ExportCommand.class,
      RedactCommand.class,
      CollectOshiCommand.class
    })
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /// Picocli creates it.
  @SuppressWarnings("NullAway.Init")
  public Main() {}

  /// Runs the command line and ends the process with its exit status.
  public static void main(String[] args) {
    // The child that prints JSON and the commands that only read have no log of their own.
    System.setProperty("tinylog.writer", "console");
    System.setProperty("tinylog.writer.stream", "err");
    System.setProperty("tinylog.level", "warn");
    System.exit(AuditCommand.asked(List.of(args)) ? audit(args) : run(args));
  }

  private static int audit(String[] args) {
    return AuditCommand.run(List.of(args).subList(1, args.length));
  }

  static int run(String... args) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand(AuditCommand.help())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setOverwrittenOptionsAllowed(true)
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler(Main::explain)
            .setExecutionExceptionHandler(
                (exception, failed, _) -> {
                  failed.getErr().println("assay: " + exception.getMessage());
                  return ExitCode.UNUSABLE.status();
                });
    return commandLine.execute(args);
  }

  private static int explain(ParameterException exception, String[] args) {
    exception
        .getCommandLine()
        .getErr()
        .println("assay: " + exception.getMessage() + " (see `assay --help`)");
    return ExitCode.USAGE.status();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
