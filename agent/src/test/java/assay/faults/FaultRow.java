package assay.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A row of the fault matrix.
///
/// @param tool the tool that fails
/// @param when shell pattern of the questions it fails at, or `-` when the tool itself is replaced
/// @param fault name of the script, or of something done to the tool's file
/// @param deadlineSeconds limit of the audit
/// @param outcome what the affected collector is to end with
/// @param reason regular expression to be found in its reason; empty where it has none
record FaultRow(
    String tool, String when, String fault, int deadlineSeconds, String outcome, String reason) {
  private static final int COLUMNS = 6;
  private static final int UNHURRIED_SECONDS = 60;

  /// All rows, or those whose names match the regular expression `-Dassay.rows=`.
  static List<FaultRow> all() throws IOException {
    return matching(System.getProperty("assay.rows", ".*"));
  }

  /// Those whose names match a regular expression.
  static List<FaultRow> matching(String names) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/faults/matrix.tsv")).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> of(line.split("\t", -1)))
        .filter(row -> row.toString().matches(names))
        .toList();
  }

  private static FaultRow of(String[] columns) {
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("no row: " + Arrays.toString(columns));
    }
    return new FaultRow(
        columns[0], columns[1], columns[2], Integer.parseInt(columns[3]), columns[4], columns[5]);
  }

  /// The collector that asks the tool.
  String collector() {
    return switch (tool) {
      case "ip" -> "net";
      case "assay" -> "oshi";
      case "storcli64" -> "raid";
      case "nvidia-smi" -> "gpu";
      default -> tool;
    };
  }

  /// The parts of the hardware section that come from the tool.
  List<String> sections() {
    return switch (tool) {
      case "smartctl" -> List.of("drives");
      case "storcli64" -> List.of("raidControllers");
      case "nvidia-smi" -> List.of("gpus");
      case "ipmitool" -> List.of("bmc", "sensors");
      case "ip" -> List.of("networkPorts");
      default -> List.of("processors", "processorSummary", "memory", "sensors");
    };
  }

  /// Whether the audit comes to its deadline before its commands come to their limit.
  boolean atDeadline() {
    return deadlineSeconds < UNHURRIED_SECONDS;
  }

  /// Whether something is left that nothing can end while the fault lasts.
  boolean leavesStuck() {
    return fault.equals("frozen") || fault.startsWith("dead-medium");
  }

  @Override
  public String toString() {
    return tool + " [" + when + "] " + fault;
  }
}
