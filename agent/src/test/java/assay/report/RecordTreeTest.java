package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.inventory.Finding;
import assay.inventory.Sparse;
import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTreeTest {
  private record All(
      String text,
      int number,
      long large,
      double measure,
      boolean flag,
      Finding.Severity severity,
      @Nullable String unknown,
      List<Object> list,
      Map<String, Object> map,
      JsonNode tree) {}

  private record Few(String text, List<String> list, @Nullable Integer number) implements Sparse {}

  @Test
  void isWhatIsWritten() throws IOException {
    All all =
        new All(
            "\"quoted\"\n",
            -1,
            1L << 40,
            0.5,
            true,
            Finding.Severity.warning,
            null,
            List.of("a", 2, List.of()),
            Map.of("few", new Few("", List.of(), null), "more", new Few("x", List.of("y"), 3)),
            JsonTree.read("{\"vendors\": [1, null]}"));
    JsonNode tree = RecordTree.of(all);

    assertEquals(JsonTree.read(ReportJson.text(all)).toString(), tree.toString());
    assertEquals("{}", tree.path("map").path("few").toString());
    assertEquals(9, tree.size(), "null is left out");
  }

  @Test
  void whatAReportDoesNotHoldIsRefused() {
    assertThrows(IllegalStateException.class, () -> RecordTree.of(Path.of("/")));
  }
}
