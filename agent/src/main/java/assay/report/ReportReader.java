package assay.report;

import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a report for showing it: as a tree, so that a report of another version is shown as far as
/// it is understood.
public final class ReportReader {
  private static final long LIMIT_BYTES = 64L << 20;

  private ReportReader() {}

  /// Reads a report.
  ///
  /// @throws IOException with a line that names the file, what is wrong with it and what to do
  public static JsonNode read(Path path) throws IOException {
    if (Files.isRegularFile(path) && Files.size(path) > LIMIT_BYTES) {
      throw new IOException(path + " is larger than any report (64 MiB): give a report's path");
    }
    JsonNode report;
    try {
      report = JsonTree.read(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new IOException("no report at " + path + ": run `assay audit`, or give its path", e);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s is not JSON (line %d): give the path of a report"
              .formatted(path, e.getLocation().getLineNr()),
          e);
    }
    if (!isReport(report)) {
      throw new IOException(path + " is not an Assay report: give the path of a report");
    }
    return report;
  }

  /// Whether a tree is that of a report, of whatever version.
  public static boolean isReport(JsonNode tree) {
    return tree.path("schemaVersion").isTextual() && tree.path("collectors").isArray();
  }

  /// The tree of a report in memory.
  public static JsonNode tree(Report report) {
    return RecordTree.of(report);
  }

  /// Whether the audit came to its end.
  public static boolean complete(JsonNode report) {
    return report.path("complete").asBoolean();
  }
}
