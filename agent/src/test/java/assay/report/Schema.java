package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.collector.Collectors;
import assay.schema.SchemaNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/// The published schema.
public final class Schema {
  private Schema() {}

  /// Fails unless the report is valid.
  public static void check(JsonNode report) {
    assertEquals(List.of(), errors(report.toString()).stream().map(Error::toString).toList());
  }

  static List<Error> errors(String report) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole().toString(), InputFormat.JSON)
        .validate(
            report,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  /// As `assay schema` prints it.
  public static JsonNode whole() {
    return AuditSchema.whole(Collectors.all(List.of(), false));
  }

  /// The same, to be asked.
  public static SchemaNode node() {
    return SchemaNode.of(whole());
  }
}
