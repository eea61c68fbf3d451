package assay;

import assay.json.JsonText;
import assay.report.ReportReader;
import assay.report.redact.Redaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay redact`: a report that can be shown to strangers.
@Command(
    name = "redact",
    description =
        "Replaces serial numbers, addresses, keys and labels by redacted-1, redacted-2 ...")
final class RedactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ReportArgument argument;

  @Mixin private OutputOption output;

  @SuppressWarnings("NullAway.Init")
  RedactCommand() {}

  @Override
  public Integer call() {
    try {
      JsonNode report = Redaction.of(ReportReader.read(argument.path()));
      String text = JsonText.of(report) + "\n";
      output.write(spec.commandLine().getOut(), out -> out.append(text));
      return ExitCode.DONE.status();
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: redact: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }
}
