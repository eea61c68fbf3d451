package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String command, String... arguments) {
    PrintStream before = System.err;
    try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setErr(stream);
      return command.equals("image") ? Main.run(arguments) : StockMain.run(arguments);
    } finally {
      System.setErr(before);
    }
  }

  private String line() {
    String text = said.toString(StandardCharsets.UTF_8).strip();
    assertEquals(1, text.lines().count(), text);
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "stock"})
  void unknownOptionIsUsage(String command) {
    assertEquals(64, run(command, "--nonsense"));
    assertTrue(line().startsWith(command + ": "), line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "stock"})
  void missingMirrorIsOneLineAndStatusTwo(String command, @TempDir Path folder) throws IOException {
    Path out = folder.resolve("out/lts");
    String mirror = folder.resolve("none").toString();
    assertEquals(2, run(command, "--mirror", mirror, "--out", out.toString()));
    assertTrue(line().startsWith(command + ": mirror " + mirror + ": "), line());
    assertTrue(Files.notExists(out.getParent()));
  }
}
