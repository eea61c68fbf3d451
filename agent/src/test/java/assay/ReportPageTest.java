package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Command;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import assay.host.TestHosts;
import assay.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that an audit leaves beside its report.
class ReportPageTest {
  private static final Path PUBLISH = Path.of("src/main/sh/publish").toAbsolutePath();

  @TempDir private Path folder;
  private Path run;
  private Path log;

  @BeforeEach
  void folders() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    log = Files.createDirectory(folder.resolve("log"));
  }

  private boolean write() {
    try (var host = TestHosts.local(folder.resolve("work"))) {
      return write(host);
    }
  }

  private boolean write(Host host) {
    return page().write(Reports.named("written-two-sockets"), host);
  }

  private ReportPage page() {
    return ReportPage.beside(run.resolve("audit.json"), log.resolve("audit.json"), PUBLISH);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void pageLiesBesideTheReportAndNowhereElse() throws IOException {
    Files.writeString(log.resolve("audit.html"), "an older one");
    assertTrue(write());
    assertTrue(Files.readString(log.resolve("audit.html")).endsWith("</html>\n"));
    assertEquals(List.of("audit.html"), files(log));
    assertEquals(List.of(), files(run));
  }

  @Test
  void whatHasNoPlaceLeavesNothing() throws IOException {
    Files.createDirectory(log.resolve("audit.html"));
    assertFalse(write());
    assertEquals(List.of(), files(run));
    Files.delete(run);
    assertFalse(write());
  }

  /// Breaks as no host does.
  private static final class BrokenHost implements Host {
    @Override
    public Execution run(Command command) {
      throw new IllegalStateException("broken");
    }

    @Override
    public FileSet read(FileQuery query) {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void hostThatBreaksBreaksNoAudit() throws IOException {
    assertFalse(write(new BrokenHost()));
    assertEquals(List.of(), files(run));
    assertEquals(List.of(), files(log));
  }

  @Test
  void reportWithoutAnEndingGetsOne() {
    ReportPage page = ReportPage.beside(run.resolve("x"), Path.of("report.txt"), PUBLISH);
    assertEquals("report.txt.html", page.published().getFileName().toString());
  }
}
