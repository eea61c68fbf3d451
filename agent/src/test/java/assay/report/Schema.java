package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.collector.Collectors;
import assay.inventory.Hardware;
import assay.schema.SchemaNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published schema.
public final class Schema {
  private static com.networknt.schema.@Nullable Schema ofHardware;

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

  /// What the schema says of a report's hardware.
  public static List<Error> hardwareErrors(Hardware hardware) {
    if (ofHardware == null) {
      ofHardware = ofHardware();
    }
    return ofHardware.validate(ReportJson.text(hardware), InputFormat.JSON);
  }

  private static com.networknt.schema.Schema ofHardware() {
    JsonNode whole = whole();
    ObjectNode schema = whole.path("properties").path("hardware").deepCopy();
    schema.set("$defs", whole.path("$defs"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON);
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
