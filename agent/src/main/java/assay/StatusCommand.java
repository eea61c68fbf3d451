package assay;

import assay.report.ReportReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay status`: how far the audit has come.
@Command(name = "status", description = "Shows how far the audit has come.")
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ReportArgument argument;

  @SuppressWarnings("NullAway.Init")
  StatusCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode report;
    try {
      report = ReportReader.read(argument.path());
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: status: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
    boolean complete = ReportReader.complete(report);
    out.println("audit      : " + (complete ? "complete" : "not complete"));
    out.println("updated    : " + report.path("run").path("updatedAt").asText("unknown"));
    print(out, "step", report.path("boot").path("steps"));
    print(out, "forced", report.path("boot").path("forced"));
    print(out, "collector", report.path("collectors"));
    out.println("verdict    : " + report.path("verdict").path("state").asText("UNKNOWN"));
    return complete ? ExitCode.DONE.status() : ExitCode.DIFFERS.status();
  }

  private static void print(PrintWriter out, String kind, JsonNode entries) {
    for (JsonNode entry : entries) {
      String reason = entry.path("reason").asText("");
      out.printf(
          "%-11s: %-10s %s%s%n",
          kind,
          entry.path("name").asText(),
          entry.path("outcome").asText(),
          reason.isEmpty() ? "" : " (" + reason + ")");
    }
  }
}
