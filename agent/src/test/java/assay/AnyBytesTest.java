package assay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.ConsoleSummary;
import assay.report.Schema;
import assay.report.html.HtmlReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever bytes tools print and files hold, the report is valid and can be shown: recorded
/// machines whose answers are cut, flipped, swapped, repeated or replaced by noise.
/// `-Dassay.long=true` does it two thousand times.
class AnyBytesTest {
  private static final boolean LONG = Boolean.getBoolean("assay.long");
  private static final int ROUNDS = LONG ? 2000 : 60;

  /// Always the same damage in the short run, ever other damage in the long one; the same again
  /// with `-Dassay.seed=`.
  private static final long SEED = Long.getLong("assay.seed", LONG ? System.nanoTime() : 20261129);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);

  @Test
  void theReportIsValidAndCanBeShown() throws IOException {
    System.out.println("AnyBytesTest: seed " + SEED);
    List<Path> files = RecordedMachinesTest.recordings();
    for (int round = 0; round < ROUNDS; round++) {
      Path recording =
          RecordedMachinesTest.unpacked(
              files.get(random.nextInt(files.size())), folder.resolve(Integer.toString(round)));
      damage(recording);
      JsonNode report = Replay.of(recording).report();
      Schema.check(report);
      assertTrue(report.path("complete").asBoolean());
      for (JsonNode collector : report.path("collectors")) {
        assertFalse(collector.path("reason").asText().startsWith("defect"), collector::toString);
      }
      for (String line : ConsoleSummary.lines(report)) {
        assertTrue(line.chars().noneMatch(Character::isISOControl), line);
      }
      StringBuilder page = new StringBuilder();
      HtmlReport.write(report, page);
      assertTrue(page.toString().endsWith("</html>\n"));
      delete(recording);
    }
  }

  private void damage(Path recording) throws IOException {
    List<Path> answers = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(recording.resolve("calls"))) {
      paths
          .filter(path -> path.endsWith("stdout") || path.endsWith("content"))
          .forEach(answers::add);
    }
    int hits = 1 + random.nextInt(answers.size());
    for (int i = 0; i < hits; i++) {
      Path answer = answers.get(random.nextInt(answers.size()));
      byte[] bytes = Files.readAllBytes(answer);
      // What was read is cut up by the lengths in `call`: it keeps its length.
      boolean keeps = answer.endsWith("content");
      Files.write(answer, damaged(bytes, keeps, answers));
    }
  }

  private byte[] damaged(byte[] bytes, boolean keeps, List<Path> answers) throws IOException {
    byte[] changed = bytes.clone();
    switch (random.nextInt(keeps ? 3 : 6)) {
      case 0 -> random.nextBytes(changed);
      case 1 -> {
        for (int i = 0; i < changed.length; i += 1 + random.nextInt(40)) {
          changed[i] = (byte) random.nextInt(256);
        }
      }
      case 2 -> {
        // Digits and letters that are others: still of the right shape.
        for (int i = 0; i < changed.length; i++) {
          if (random.nextInt(6) == 0 && changed[i] >= '0' && changed[i] <= '9') {
            changed[i] = (byte) ('0' + random.nextInt(10));
          } else if (random.nextInt(60) == 0 && changed[i] >= 'a' && changed[i] <= 'z') {
            changed[i] = (byte) "-\"<{\\\u007f".charAt(random.nextInt(6));
          }
        }
      }
      case 3 -> changed = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 4 -> changed = Files.readAllBytes(answers.get(random.nextInt(answers.size())));
      default ->
          changed =
              (new String(bytes, StandardCharsets.ISO_8859_1).repeat(2) + "\u0000\u001b[2J")
                  .getBytes(StandardCharsets.ISO_8859_1);
    }
    return changed;
  }

  private static void delete(Path recording) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(recording)) {
      all = new ArrayList<>(paths.toList());
    }
    for (Path path : all.reversed()) {
      Files.delete(path);
    }
  }
}
