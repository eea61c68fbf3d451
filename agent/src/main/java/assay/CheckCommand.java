package assay;

import assay.expected.Difference;
import assay.expected.ExpectedMachine;
import assay.expected.UnusableExpectedException;
import assay.json.JsonText;
import assay.report.ReportReader;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `assay check`: whether a machine is what somebody expects, a line for each difference.
@Command(name = "check", description = "Compares a report with what the machine is expected to be.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXPECTED",
      description = "What the machine should be, in YAML or JSON.")
  private Path expected;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REPORT",
      description = "The report (default: this machine's).")
  private @Nullable Path report;

  @Option(names = "--json", description = "Prints the differences as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public Integer call() {
    Path path = report == null ? ReportArgument.ofThisMachine() : report;
    try {
      ExpectedMachine machine = ExpectedMachine.read(bytes(expected), LocalSchema.node());
      JsonNode tree = ReportReader.read(path);
      List<Difference> differences = machine.differences(tree);
      boolean complete = ReportReader.complete(tree);
      if (json) {
        spec.commandLine().getOut().println(JsonText.of(tree(differences, complete)));
      } else {
        print(differences, complete, path);
      }
      return (differences.isEmpty() && complete ? ExitCode.DONE : ExitCode.DIFFERS).status();
    } catch (UnusableExpectedException e) {
      return unusable(Wording.plain(expected.toString()) + ": " + e.getMessage());
    } catch (IOException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private int unusable(String problem) {
    spec.commandLine().getErr().println("assay: check: " + problem);
    return ExitCode.UNUSABLE.status();
  }

  /// Of a file without an end too, no more than what is known to be too much.
  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(ExpectedMachine.LIMIT_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("no file " + path + ": give the path of what is expected", e);
    } catch (IOException e) {
      throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private void print(List<Difference> differences, boolean complete, Path path) {
    PrintWriter out = spec.commandLine().getOut();
    long unknown =
        differences.stream().filter(one -> one.kind() == Difference.Kind.unknown).count();
    differences.forEach(difference -> out.println(difference.line()));
    if (!complete) {
      out.println("the audit is not complete: what its report lacks is not known");
    }
    out.printf(
        "assay: check: %s, %s%n",
        differences.isEmpty()
            ? "all that is expected is met"
            : "differs %d, not known %d".formatted(differences.size() - unknown, unknown),
        path);
  }

  private static ObjectNode tree(List<Difference> differences, boolean complete) {
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("met", differences.isEmpty() && complete)
            .put("complete", complete);
    ArrayNode array = tree.putArray("differences");
    differences.forEach(difference -> array.add(difference.tree()));
    return tree;
  }
}
