package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The published schema.
public final class Schema {
  private static final Path FILE = Path.of("src/main/resources/audit.schema.json");

  private Schema() {}

  /// Fails unless the report is valid.
  public static void check(JsonNode report) {
    assertEquals(List.of(), errors(report.toString()).stream().map(Error::toString).toList());
  }

  static List<Error> errors(String report) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(FILE), InputFormat.JSON)
          .validate(
              report,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
