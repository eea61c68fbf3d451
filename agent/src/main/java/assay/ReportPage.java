package assay;

import assay.host.Host;
import assay.report.Publication;
import assay.report.html.HtmlReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/// The page beside the report of an audit that has ended. It is made on the tmpfs of the master and
/// published as the report is, by a bounded child; whatever goes wrong with it is a line in the log
/// and no more.
///
/// @param made where it is made
/// @param published where it belongs, such as `/var/log/audit.html`
/// @param script the script `publish`
record ReportPage(Path made, Path published, Path script) {
  /// The page beside a report.
  ///
  /// @param master the file the report is kept in as the audit goes on
  /// @param output where the report is published
  static ReportPage beside(Path master, Path output, Path script) {
    return new ReportPage(html(master.toAbsolutePath()), html(output.toAbsolutePath()), script);
  }

  private static Path html(Path report) {
    String name = String.valueOf(report.getFileName());
    String bare = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return report.resolveSibling(bare + ".html");
  }

  /// Makes and publishes it.
  ///
  /// @return whether it is where it belongs
  boolean write(JsonNode report, Host host) {
    try {
      try (Writer out = Files.newBufferedWriter(made)) {
        HtmlReport.write(report, out);
      }
      Optional<String> problem = new Publication(script, List.of(made, published)).run(host);
      problem.ifPresent(Logger::warn);
      return problem.isEmpty();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      Logger.warn("no page: {}", e.toString());
      return false;
    } finally {
      delete();
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      Logger.warn("{} is left: {}", made, e.getMessage());
    }
  }
}
