package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.config.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// README.md and the sample configuration say what the code does.
class ReadmeTest {
  private static final Path TOP = Path.of("..");

  @Test
  void parametersAreThoseOfTheCode() throws IOException {
    String table =
        String.join(
            "\n",
            Arrays.stream(Parameter.values())
                .map(
                    parameter ->
                        "| `%s` | %s | %s |"
                            .formatted(
                                parameter.key(),
                                parameter.defaultValue().isEmpty()
                                    ? ""
                                    : "`" + parameter.defaultValue() + "`",
                                parameter.meaning()))
                .toList());
    String readme = Files.readString(TOP.resolve("README.md"));
    assertTrue(readme.contains(table), () -> "README.md lacks this table:\n" + table);
  }

  @Test
  void exitCodesAreThoseOfTheCode() throws IOException {
    String readme = Files.readString(TOP.resolve("README.md"));
    for (ExitCode code : ExitCode.values()) {
      assertTrue(readme.contains("| " + code.status() + " | " + code.meaning() + " |"));
    }
  }

  @Test
  void sampleConfigurationShowsTheDefaults() throws IOException {
    List<String> lines = Files.readAllLines(TOP.resolve("overlay/apkovl/etc/assay/assay.conf"));
    for (Parameter parameter : Parameter.values()) {
      if (!parameter.defaultValue().isEmpty()) {
        String line = "#" + parameter.key() + "=" + parameter.defaultValue();
        assertEquals(1, lines.stream().filter(line::equals).count(), line);
      }
    }
  }
}
