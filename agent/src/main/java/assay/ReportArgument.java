package assay;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Which report a command is about; picocli mixes it in.
final class ReportArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The report (default: this machine's).")
  private @Nullable Path file;

  /// The one that was named, else the master report, or where a report lies when this is not an
  /// appliance.
  Path path() {
    return file == null ? ofThisMachine() : file;
  }

  /// This machine's own report.
  static Path ofThisMachine() {
    Path master = Folders.ofEnvironment().master();
    return Files.isReadable(master) ? master : Path.of("/var/log/audit.json");
  }
}
