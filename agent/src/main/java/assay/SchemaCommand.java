package assay;

import assay.collector.Collectors;
import assay.report.AuditSchema;
import java.util.List;
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
    spec.commandLine()
        .getOut()
        .println(AuditSchema.whole(Collectors.all(List.of(), false)).toPrettyString());
    return ExitCode.DONE.status();
  }
}
