package assay;

import assay.config.Configuration;
import assay.config.ConfigurationTable;
import assay.report.ConsoleSummary;
import assay.report.ReportReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `assay show`: a report in lines, or the configuration.
@Command(name = "show", description = "Shows a report in lines, or how this machine is configured.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ReportArgument argument;

  @Option(
      names = "--config",
      description = "Shows each parameter, its value and where that comes from.")
  private boolean config;

  @SuppressWarnings("NullAway.Init")
  ShowCommand() {}

  @Override
  public Integer call() {
    Path path = argument.path();
    try {
      if (config) {
        return showConfiguration();
      }
      JsonNode report = ReportReader.read(path);
      var out = spec.commandLine().getOut();
      ConsoleSummary.lines(report).forEach(out::println);
      out.println(ConsoleSummary.lastLine(report, path.toString()));
      return ReportReader.complete(report) ? ExitCode.DONE.status() : ExitCode.DIFFERS.status();
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: show: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }

  private int showConfiguration() throws IOException {
    Configuration configuration = LocalConfiguration.read();
    new ConfigurationTable(configuration).lines().forEach(spec.commandLine().getOut()::println);
    for (String problem : configuration.problems()) {
      spec.commandLine().getErr().println("assay: " + problem);
    }
    return ExitCode.DONE.status();
  }
}
