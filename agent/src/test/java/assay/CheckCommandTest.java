package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.expected.GoldenReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `assay check` and `assay diff`: their lines and exit statuses.
class CheckCommandTest {
  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path folder;
  private final GoldenReport golden = new GoldenReport();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path report;

  @BeforeEach
  void aReport() throws IOException {
    report = written("audit.json", golden.tree().toString());
  }

  private Path written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(Callable<Integer> command, Object... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private int check(String expected, Object... more) throws IOException {
    Object[] args = new Object[more.length + 2];
    args[0] = written("expected.yaml", expected);
    args[1] = report;
    System.arraycopy(more, 0, args, 2, more.length);
    return run(new CheckCommand(), args);
  }

  @Test
  void metDiffersAndUnusable() throws IOException {
    assertEquals(0, check("drives: 5\n"), err::toString);
    assertEquals("assay: check: all that is expected is met, %s\n".formatted(report), out + "");

    assertEquals(1, check("drives: 6\nboard: {assetTag: '*', serialNumber: x}\nchassis: {sku: a}"));
    assertEquals(
        """
        drives: 6 expected, 5 found
        board: serial number x expected, BRD-0001
        chassis: SKU a expected, not known
        assay: check: differs 2, not known 1, %s
        """
            .formatted(report),
        out.toString());

    assertEquals(2, check("drives: {cout: 1}\n"));
    assertEquals(
        "assay: check: %s: line 1, column 10: drives takes no \"cout\"; did you mean \"count\"?\n"
            .formatted(folder.resolve("expected.yaml")),
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void anIncompleteReportIsNoPass() throws IOException {
    golden.with("/complete", "false");
    aReport();
    assertEquals(1, check("drives: 5\n"));
    assertTrue(
        out.toString().startsWith("the audit is not complete: what its report lacks is not known"),
        out::toString);
    assertEquals(1, check("drives: 5\n", "--json"));
    assertTrue(out.toString().contains("\"met\" : false"), out::toString);
  }

  @Test
  void asJson() throws IOException {
    assertEquals(1, check("drives: 6\nchassis: {sku: a}", "--json"));
    JsonNode tree = new ObjectMapper().readTree(out.toString());
    assertEquals(false, tree.path("met").asBoolean(true));
    assertEquals("differs", tree.at("/differences/0/kind").asText());
    assertEquals("hardware.drives", tree.at("/differences/0/path").asText());
    assertEquals("unknown", tree.at("/differences/1/kind").asText());
    assertTrue(tree.at("/differences/1/actual").isMissingNode());
  }

  @Test
  void filesThatAreNone() throws IOException {
    assertEquals(2, run(new CheckCommand(), folder.resolve("none.yaml"), report));
    assertEquals(
        "assay: check: no file %s: give the path of what is expected\n"
            .formatted(folder.resolve("none.yaml")),
        err.toString());
    assertEquals(2, run(new CheckCommand(), folder, report));
    assertTrue(err.toString().contains("Is a directory"), err::toString);
    assertEquals(2, run(new CheckCommand(), "/dev/zero", report));
    assertTrue(err.toString().contains("larger than 256 KiB"), err::toString);
    Path good = written("good.yaml", "drives: 5");
    assertEquals(2, run(new CheckCommand(), good, folder.resolve("none.json")));
    assertTrue(err.toString().startsWith("assay: check: no report at "), err::toString);
    assertEquals(2, run(new CheckCommand(), good, good));
    assertTrue(err.toString().contains("is not JSON"), err::toString);
  }

  @Test
  void twoReports() throws IOException {
    Path same = written("same.json", golden.tree().toString());
    assertEquals(0, run(new DiffCommand(), report, same));
    assertEquals("assay: diff: 0 differences\n", out.toString());

    golden.part("/hardware/firmware").put("version", "1.0.2");
    golden.with("/identity/identifiers/0/value", "\"SYS-0002\"");
    Path other = written("other.json", golden.tree().toString());
    assertEquals(1, run(new DiffCommand(), report, other));
    assertEquals(
        """
        different machines: system serial number SYS-0001 and SYS-0002
        changed  firmware: version 1.0.1, now 1.0.2
        assay: diff: 1 difference
        """,
        out.toString());
    assertEquals(1, run(new DiffCommand(), "--json", report, other));
    JsonNode tree = new ObjectMapper().readTree(out.toString());
    assertEquals(false, tree.path("sameMachine").asBoolean(true));
    assertEquals("1.0.2", tree.at("/changes/0/after").asText());

    assertEquals(2, run(new DiffCommand(), report, folder.resolve("none")));
    assertTrue(err.toString().startsWith("assay: diff: no report at "), err::toString);
  }

  @Test
  void theSampleInReadmeCanBeUsed() throws IOException {
    String text = Files.readString(README);
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    String sample = text.substring(start, text.indexOf("```", start));
    assertEquals(1, check(sample), err::toString);
    assertTrue(out.toString().contains("system: product name PowerEdge R650 expected"), out + "");
  }
}
