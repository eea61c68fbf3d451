package assay;

import assay.report.ReportReader;
import assay.report.redact.Redaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The report that a command makes something else of; picocli mixes it in.
final class ReportSource {
  @Mixin private ReportArgument argument;

  @Option(
      names = "--redact",
      description = "Without what tells this machine from others, see `assay redact`.")
  private boolean redact;

  @SuppressWarnings("NullAway.Init")
  ReportSource() {}

  /// Reads it.
  ///
  /// @throws IOException with a line that says what is wrong with it and what to do
  JsonNode read() throws IOException {
    JsonNode report = ReportReader.read(argument.path());
    return redact ? Redaction.of(report) : report;
  }
}
