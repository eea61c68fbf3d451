package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the bugs `agent/src/test/faults-seeded/prove` seeds one at a time can still be seeded into
/// the code as it is, and that the tests that are to catch them are there. `prove` itself takes
/// minutes.
class SeededBugsTest {
  private static final Path FOLDER = Path.of("src/test/faults-seeded");
  private static final Path ROOT = Path.of("..");
  private static final int BUGS = 10;

  /// A seeded bug.
  private record Bug(String name, String test, String rows) {
    static List<Bug> all() throws IOException {
      return Files.readAllLines(FOLDER.resolve("tests.tsv")).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Bug(columns[0], columns[1], columns[2]))
          .toList();
    }

    Path patch() {
      return FOLDER.resolve(name + ".patch");
    }
  }

  @Test
  void everyPatchAppliesToTheCodeAsItIs() throws Exception {
    for (Bug bug : Bug.all()) {
      Process check =
          new ProcessBuilder("git", "apply", "--check", bug.patch().toAbsolutePath().toString())
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .start();
      String complaint = new String(check.getInputStream().readAllBytes());
      assertTrue(check.waitFor(20, TimeUnit.SECONDS), bug::toString);
      assertEquals(0, check.exitValue(), () -> bug.name() + ": " + complaint);
    }
  }

  @Test
  void everyBugHasATestThatIsToCatchIt() throws Exception {
    List<Bug> bugs = Bug.all();
    assertTrue(bugs.size() >= BUGS, bugs::toString);
    try (Stream<Path> patches = Files.list(FOLDER)) {
      assertEquals(
          patches
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".patch"))
              .sorted()
              .toList(),
          bugs.stream().map(bug -> bug.name() + ".patch").sorted().toList());
    }
    for (Bug bug : bugs) {
      String[] test = bug.test().split("#");
      try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
        Path source =
            sources.filter(path -> path.endsWith(test[0] + ".java")).findFirst().orElseThrow();
        assertTrue(
            test.length == 1 || Files.readString(source).contains("void " + test[1] + "()"),
            bug::toString);
      }
      assertFalse(FaultRow.matching(bug.rows()).isEmpty(), bug::toString);
    }
  }
}
