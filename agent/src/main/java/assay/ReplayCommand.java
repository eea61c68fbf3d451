package assay;

import assay.diff.ReportDiff;
import assay.json.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `assay replay DIR`: a recorded machine audited again, by this version.
@Command(
    name = "replay",
    description = "Makes the report of a recording (`assay audit --record DIR`) again.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The recording.")
  private Path recording;

  @Mixin private OutputOption output;

  @Option(
      names = "--check",
      description = "Says what differs from the report of then; no report is written.")
  private boolean check;

  @SuppressWarnings("NullAway.Init")
  ReplayCommand() {}

  @Override
  public Integer call() {
    PrintWriter printer = spec.commandLine().getOut();
    try {
      Replay replay = Replay.of(recording);
      JsonNode report = replay.report();
      if (check) {
        return compared(printer, replay.then(), report);
      }
      output.write(printer, out -> out.append(JsonText.of(report)).append("\n"));
      return ExitCode.DONE.status();
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: replay: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
  }

  private static int compared(PrintWriter printer, JsonNode then, JsonNode now) {
    if (JsonText.of(then).equals(JsonText.of(now))) {
      printer.println("assay: replay: the same report");
      return ExitCode.DONE.status();
    }
    ReportDiff diff = ReportDiff.of(then, now, LocalSchema.node(), true);
    diff.changes().forEach(change -> printer.println(change.line()));
    int count = diff.changes().size();
    printer.println(
        count == 0
            ? "assay: replay: another report, in what `assay diff` leaves out: compare with --out"
            : "assay: replay: another report, " + count + (count == 1 ? " change" : " changes"));
    return ExitCode.DIFFERS.status();
  }
}
