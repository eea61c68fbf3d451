package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportKeyTest {
  private static ReportKey of(String identity) throws Exception {
    return ReportKey.of(
        JsonTree.read("{\"run\":{\"bootId\":\"b-1\"},\"identity\":{%s}}".formatted(identity)));
  }

  @Test
  void theMachinesId() throws Exception {
    assertEquals(new ReportKey("m-1", "b-1"), of("\"machineId\":\"m-1\""));
    assertEquals(new ReportKey("unknown", "b-1"), of("\"identifiers\":[]"));
  }

  @Test
  void aReportFitsItsMachineAndOneThatDidNotKnowIt() throws Exception {
    JsonNode report =
        JsonTree.read("{\"run\":{\"bootId\":\"b-1\"},\"identity\":{\"machineId\":\"m-1\"}}");
    assertTrue(new ReportKey("m-1", "b-1").fits(report));
    assertTrue(new ReportKey("unknown", "b-1").fits(report));
    assertFalse(new ReportKey("m-2", "b-1").fits(report));
    assertFalse(new ReportKey("m-1", "b-2").fits(report));
  }

  @Test
  void whatFirmwareSaysLeadsNowhere() throws Exception {
    String hostile = "\"machineId\":\"../../etc/x\"";
    assertEquals("_.._.._etc_x/b-1.json.gz", of(hostile).path());
  }

  @Test
  void aPathIsReadBack() {
    ReportKey key = new ReportKey("52:54:00:a5:5a:91", "b-1");
    assertEquals(Optional.of(key), ReportKey.ofPath(key.path()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a",
        "a/.json.gz",
        "a/b",
        "/b.json.gz",
        "../b.json.gz",
        "a/../b.json.gz",
        "a/b/c.json.gz",
        ".a/b.json.gz",
        "a/.b.json.gz",
        "a/b\u0000.json.gz",
        "a\\b/c.json.gz"
      })
  void otherPathsAreNone(String path) {
    assertEquals(Optional.empty(), ReportKey.ofPath(path));
  }

  @Test
  void noKeyLeadsOut() {
    assertThrows(IllegalArgumentException.class, () -> new ReportKey("..", "b"));
  }
}
