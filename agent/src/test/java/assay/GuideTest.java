package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `ADDING-A-COLLECTOR.md` shows what is there.
class GuideTest {
  private static final Path GUIDE = Path.of("ADDING-A-COLLECTOR.md");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern FILE = Pattern.compile("`((?:\\w+/)+\\w+\\.java)`");

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(GUIDE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .toList();
  }

  @Test
  void codeIsThatOfTheExample() throws IOException {
    String code;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      StringBuilder all = new StringBuilder();
      for (Path file :
          files.filter(path -> path.getFileName().toString().startsWith("Watchdog")).toList()) {
        all.append(Files.readString(file));
      }
      code = all.toString();
    }
    List<String> shown = found(CODE);
    assertEquals(6, shown.size());
    for (String one : shown) {
      assertTrue(code.contains(one), one);
    }
  }

  @Test
  void filesAndTestsThatItNamesAreThere() throws IOException {
    List<String> names = found(FILE);
    assertEquals(4, names.size());
    for (String name : names) {
      assertTrue(Files.exists(Path.of("src/main/java/assay", name)), name);
    }
    List<String> tests = found(TEST);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> there = files.map(path -> path.getFileName().toString()).toList();
      for (String test : tests) {
        assertTrue(there.contains(test + ".java"), test);
      }
    }
    assertTrue(tests.size() > 5, tests::toString);
  }
}
