package assay;

import assay.json.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay schema`: what a report of this version looks like.
@Command(name = "schema", description = "Prints the JSON Schema of the report.")
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  SchemaCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(JsonText.of(LocalSchema.json()));
    return ExitCode.DONE.status();
  }
}
