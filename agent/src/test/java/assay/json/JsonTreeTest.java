package assay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private static final JsonMapper REFERENCE = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        " \"text\\u0000\\n\" ",
        "{\"a\": {\"b\": [1, -2, 3000000000, 123456789012345678901234567890, 0.25, 1e300]}}",
        "{\"a\": true, \"b\": false, \"c\": null, \"a\": \"the last one counts\"}",
        "[[[[[]]]], {\"\": {}}]",
      })
  void readsAndWritesWhatJacksonReads(String text) throws IOException {
    JsonNode tree = JsonTree.read(text);
    assertEquals(REFERENCE.readTree(text), tree);
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      JsonTree.write(tree, generator);
    }
    assertEquals(REFERENCE.readTree(text), REFERENCE.readTree(out.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,", "{\"a\" 1}", "[1 2]", "{} {}", "1]", "{\"a\":NaN}", "\"a\tb\""})
  void whatIsNoJsonIsRefused(String text) {
    assertThrows(JsonProcessingException.class, () -> JsonTree.read(text));
  }

  @Test
  void toolsMayWriteWhatJsonDoesNotKnow() throws JsonProcessingException {
    JsonNode tree = JsonTree.readLeniently("{\"a\": NaN, \"b\": \"x\ty\"}");
    assertTrue(Double.isNaN(tree.path("a").doubleValue()));
    assertEquals("x\ty", tree.path("b").textValue());
    assertTrue(JsonTree.readLeniently(" ").isMissingNode());
  }

  @Test
  void numbersBeyondAllMeasureStayReadable() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      JsonTree.write(JsonTree.read("[1e999, 2]"), generator);
    }
    assertEquals("[\"Infinity\",2]", out.toString());
  }

  @Test
  void nestingHasItsLimit() {
    assertThrows(JsonProcessingException.class, () -> JsonTree.readLeniently("[".repeat(5000)));
  }
}
