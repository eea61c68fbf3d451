package assay;

import assay.report.html.HtmlReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay html`: a report as a page.
@Command(
    name = "html",
    description = "Makes a page of a report that needs no network and no script.")
final class HtmlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ReportSource source;

  @Mixin private OutputOption output;

  @SuppressWarnings("NullAway.Init")
  HtmlCommand() {}

  @Override
  public Integer call() {
    try {
      JsonNode report = source.read();
      output.write(spec.commandLine().getOut(), out -> HtmlReport.write(report, out));
      return ExitCode.DONE.status();
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: html: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }
}
