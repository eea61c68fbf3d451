package assay;

import assay.diff.Change;
import assay.diff.ReportDiff;
import assay.json.JsonText;
import assay.report.ReportReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `assay diff`: what was added, removed, changed and moved from one report to another.
@Command(name = "diff", description = "Compares two reports.")
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "The earlier report.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "The later report.")
  private Path after;

  @Option(
      names = "--all",
      description = "Also what changes from boot to boot: names, temperatures, counters.")
  private boolean all;

  @Option(names = "--json", description = "Prints the differences as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init")
  DiffCommand() {}

  @Override
  public Integer call() {
    ReportDiff diff;
    try {
      diff =
          ReportDiff.of(
              ReportReader.read(before), ReportReader.read(after), LocalSchema.node(), all);
    } catch (IOException e) {
      spec.commandLine().getErr().println("assay: diff: " + e.getMessage());
      return ExitCode.UNUSABLE.status();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(tree(diff)));
    } else {
      print(diff, out);
    }
    return (diff.same() ? ExitCode.DONE : ExitCode.DIFFERS).status();
  }

  private static void print(ReportDiff diff, PrintWriter out) {
    if (!diff.machineLine().isEmpty()) {
      out.println(diff.machineLine());
    }
    for (Change change : diff.changes()) {
      out.println(change.line());
    }
    int count = diff.changes().size();
    out.printf("assay: diff: %s%n", count == 1 ? "1 difference" : count + " differences");
  }

  private static JsonNode tree(ReportDiff diff) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("same", diff.same());
    diff.sameMachine().ifPresent(same -> tree.put("sameMachine", same.booleanValue()));
    ArrayNode changes = tree.putArray("changes");
    diff.changes().forEach(change -> changes.add(change.tree()));
    return tree;
  }
}
