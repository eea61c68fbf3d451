package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.json.JsonTree;
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
  void theFirstIdentifierThatIsTrusted() throws Exception {
    String placeholder = "\"systemUuid\":{\"value\":\"0000\",\"trusted\":false}";
    String serial = "\"systemSerialNumber\":{\"value\":\"SYS 9/+1\",\"trusted\":true}";
    String cards = "\"macAddresses\":[\"52:54:00:a5:5a:91\"]";
    assertEquals(new ReportKey("SYS_9__1", "b-1"), of(placeholder + "," + serial + "," + cards));
    assertEquals(new ReportKey("52:54:00:a5:5a:91", "b-1"), of(placeholder + "," + cards));
    assertEquals(new ReportKey("unknown", "b-1"), of(placeholder));
  }

  @Test
  void whatFirmwareSaysLeadsNowhere() throws Exception {
    String hostile = "\"systemUuid\":{\"value\":\"../../etc/x\",\"trusted\":true}";
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
