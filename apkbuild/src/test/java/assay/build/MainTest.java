package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... arguments) {
    PrintStream before = System.err;
    try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setErr(stream);
      return Main.run(arguments);
    } finally {
      System.setErr(before);
    }
  }

  private String line() {
    String text = said.toString(StandardCharsets.UTF_8).strip();
    assertEquals(1, text.lines().count(), text);
    return text;
  }

  @Test
  void unknownOptionIsUsage() {
    assertEquals(64, run("--nonsense"));
  }

  @Test
  void missingMirrorIsOneLineAndStatusTwo(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("image/lts");
    assertEquals(2, run("--mirror", folder.resolve("none").toString(), "--out", out.toString()));
    assertTrue(line().startsWith("image: "), line());
    assertTrue(Files.notExists(out.getParent()));
  }
}
