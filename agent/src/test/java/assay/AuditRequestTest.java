package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditRequestTest {
  private static List<Path> folders(String sysroot, String tools) {
    return new AuditRequest(null, null, null, path(sysroot), path(tools), null).toolFolders();
  }

  private static @org.jspecify.annotations.Nullable Path path(String text) {
    return text.isEmpty() ? null : Path.of(text);
  }

  @Test
  void theSitesToolsAreThoseOfThisMachineOnly() {
    assertEquals(
        List.of(Path.of("/run/assay/site/tools"), Path.of("/opt/assay/tools")), folders("", ""));
    assertEquals(List.of(Path.of("/t")), folders("", "/t"));
    assertEquals(List.of(Path.of("/t")), folders("/recorded", "/t"));
    assertEquals(List.of(), folders("/recorded", ""));
  }
}
