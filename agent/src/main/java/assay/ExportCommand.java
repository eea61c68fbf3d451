package assay;

import assay.report.export.CsvExport;
import assay.report.export.PrometheusExport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `assay export`: a report for other programs.
@Command(name = "export", description = "Makes of a report what spreadsheets or Prometheus read.")
final class ExportCommand implements Callable<Integer> {
  /// The names are those that are typed.
  private enum Format {
    csv,
    prometheus
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Mixin private ReportSource source;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "csv: a line for each drive, memory, finding ... (default: one line for all).")
  private @Nullable String section;

  @Mixin private OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  public Integer call() {
    try {
      if (section != null && format != Format.csv) {
        throw new IOException("--section goes with csv only: leave it out");
      }
      JsonNode report = source.read();
      String text = format == Format.csv ? csv(report) : PrometheusExport.text(report);
      output.write(spec.commandLine().getOut(), out -> out.append(text));
      return ExitCode.DONE.status();
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: export: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }

  private String csv(JsonNode report) throws IOException {
    if (section == null) {
      return CsvExport.machine(report);
    }
    JsonNode schema = LocalSchema.json();
    var table = CsvExport.section(report, schema, section);
    if (table.isEmpty()) {
      throw new IOException(
          "there is no section %s: give one of %s"
              .formatted(section, String.join(", ", CsvExport.sections(report, schema))));
    }
    return table.get();
  }
}
