package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Schema;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `assay html`, `assay export` and `assay redact`.
class ReportCommandsTest {
  private static final String REPORT =
      "src/test/resources/fixtures/reports/written-two-sockets.json";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int assay(Object command, String... args) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void pageIsPrintedOrWritten() throws IOException {
    Path page = folder.resolve("page.html");
    assertEquals(0, assay(new HtmlCommand(), REPORT));
    assertEquals(0, assay(new HtmlCommand(), REPORT, "--out", page.toString()));
    assertTrue(out.toString().startsWith("<!DOCTYPE html>\n"));
    assertEquals(out.toString(), Files.readString(page));
    // Again, over the first one.
    assertEquals(0, assay(new HtmlCommand(), "--redact", REPORT, "--out", page.toString()));
    assertTrue(Files.readString(page).contains("redacted-1"));
    assertFalse(Files.readString(page).contains("7CE0123ABC"));
    assertEquals(List.of("page.html"), files());
    assertEquals("", err.toString());
  }

  @Test
  void exportsAreNamed() {
    assertEquals(0, assay(new ExportCommand(), "csv", REPORT));
    assertTrue(out.toString().startsWith("machineSerialNumber,"));
    assertEquals(0, assay(new ExportCommand(), "prometheus", REPORT));
    assertTrue(out.toString().contains("\nassay_verdict{state=\"FAIL\"} 1\n"));
    assertEquals(0, assay(new ExportCommand(), "csv", "--section", "drives", "--redact", REPORT));
    assertTrue(out.toString().contains("\r\nredacted-"));
  }

  @Test
  void redactedReportIsAReport() throws IOException {
    assertEquals(0, assay(new RedactCommand(), REPORT));
    Schema.check(new ObjectMapper().readTree(out.toString()));
    assertFalse(out.toString().contains("S64HNE0R100002"));
  }

  @Test
  void whatCannotBeDoneIsOneLine() throws IOException {
    Path noReport = Files.writeString(folder.resolve("x.json"), "{");
    assertEquals(2, assay(new HtmlCommand(), noReport.toString()));
    assertError("assay: html: " + noReport + " is not JSON (line 1): give the path of a report");
    Path nowhere = folder.resolve("no/page.html");
    assertEquals(2, assay(new HtmlCommand(), REPORT, "--out", nowhere.toString()));
    assertError("assay: html: cannot write " + nowhere + ": its folder is not there: make it");
    assertEquals(2, assay(new RedactCommand(), REPORT, "--out", folder.toString()));
    assertError("assay: redact: cannot write " + folder + ": it is no regular file: name another");
    assertEquals(2, assay(new ExportCommand(), "prometheus", "--section", "drives", REPORT));
    assertError("assay: export: --section goes with csv only: leave it out");
    assertEquals(2, assay(new ExportCommand(), "csv", "--section", "wheels", REPORT));
    String line = err.toString().strip();
    assertTrue(
        line.startsWith("assay: export: there is no section wheels: give one of system, board, "),
        line);
    assertTrue(line.contains(", memory, "), line);
    assertEquals(List.of("x.json"), files());
  }

  @Test
  void formatNobodyKnowsIsAQuestionOfUsage() {
    assertEquals(64, Main.run("export", "xml", REPORT));
    assertEquals(64, Main.run("export"));
  }

  private void assertError(String line) {
    assertEquals(line, err.toString().strip());
    err.getBuffer().setLength(0);
  }
}
