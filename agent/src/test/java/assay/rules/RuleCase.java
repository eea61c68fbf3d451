package assay.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A case of `rules/cases.txt`.
record RuleCase(String rule, String section, String part, List<String> finds) {
  private static final Path CASES = Path.of("src/test/resources/rules/cases.txt");

  static List<RuleCase> all() throws IOException {
    List<RuleCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(CASES)) {
      if (line.startsWith("  ")) {
        cases.getLast().finds.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 3);
        cases.add(new RuleCase(words[0], words[1], words[2], new ArrayList<>()));
      }
    }
    return cases;
  }
}
