package assay.vm;

import assay.collector.Collectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/// The schema the agent publishes, and what it has to say about a report.
final class AuditSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text());

  private AuditSchema() {}

  static List<Error> complaints(JsonNode report) {
    return SCHEMA.validate(report.toString(), InputFormat.JSON);
  }

  /// The schema as it is published.
  static String text() {
    return assay.report.AuditSchema.whole(Collectors.all(List.of(), false)).toPrettyString();
  }
}
