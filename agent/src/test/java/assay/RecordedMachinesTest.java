package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assay.collector.Fixtures;
import assay.json.JsonText;
import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whole machines, recorded on Assay's own image: what they said gives the report that is kept with
/// it, byte for byte. `-Dgolden.update=true` rewrites the reports; what changed is then to be read,
/// not believed.
class RecordedMachinesTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/recordings");
  private static final String REPORT = "report.json\t";

  @TempDir private Path folder;

  static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> sameReport() throws IOException {
    return recordings().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> replay(file)));
  }

  @Test
  void thereAreSome() throws IOException {
    assertTrue(recordings().size() >= 4, recordings()::toString);
  }

  private void replay(Path file) throws IOException {
    Path recording = unpacked(file, folder.resolve(file.getFileName()));
    JsonNode report = Replay.of(recording).report();
    String text = JsonText.of(report) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      update(file, text);
    } else {
      assertEquals(Files.readString(recording.resolve(Replay.REPORT)), text);
    }
    Schema.check(report);
    assertTrue(report.path("complete").asBoolean());
  }

  /// The recording as a folder.
  static Path unpacked(Path file, Path recording) throws IOException {
    for (String line : Files.readAllLines(file)) {
      int tab = line.indexOf('\t');
      Path path = recording.resolve(line.substring(0, tab));
      Files.createDirectories(path.getParent());
      Files.write(path, Fixtures.unescaped(line.substring(tab + 1)));
    }
    return recording;
  }

  private static void update(Path file, String report) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(line.startsWith(REPORT) ? REPORT + escaped(report) : line);
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      switch (value) {
        case '\n' -> escaped.append("\\n");
        case '\t' -> escaped.append("\\t");
        case '\\' -> escaped.append("\\\\");
        default -> {
          if (value >= ' ' && value < 127) {
            escaped.append((char) value);
          } else {
            escaped.append("\\x%02x".formatted(value & 0xff));
          }
        }
      }
    }
    return escaped.toString();
  }
}
