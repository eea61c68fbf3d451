package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static String skeleton() throws IOException {
    return Files.readString(Path.of("src/main/resources/skeleton.json"))
        .replace("@BOOT_ID@", "de179d0a-2afb-47be-9816-5ec6fdad801f")
        .replace("@STARTED_AT@", "2026-11-01T12:00:00Z")
        .replace("@UPTIME_MILLIS@", "16230")
        .replace("${project.version}", "0.1.0");
  }

  private static ObjectNode report() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(skeleton());
  }

  @Test
  void skeletonIsValid() throws IOException {
    assertEquals(0, Schema.errors(skeleton()).size());
  }

  @Test
  void schemaSaysNo() throws IOException {
    assertFalse(Schema.errors("{}").isEmpty());
    assertFalse(Schema.errors(report().put("surprise", 1).toString()).isEmpty());
    assertFalse(Schema.errors(report().put("schemaVersion", "2.0.0").toString()).isEmpty());
    ObjectNode badTime = report();
    ((ObjectNode) badTime.path("run")).put("updatedAt", "yesterday");
    assertFalse(Schema.errors(badTime.toString()).isEmpty());
  }

  @Test
  void completeReportHasNoCollectorStillAtWork() throws IOException {
    ObjectNode report = report().put("complete", true);
    report
        .withArray("collectors")
        .addObject()
        .put("name", "dmi")
        .put("outcome", "running")
        .put("limitMillis", 1);
    assertFalse(Schema.errors(report.toString()).isEmpty());
    assertEquals(0, Schema.errors(report.put("complete", false).toString()).size());
  }
}
