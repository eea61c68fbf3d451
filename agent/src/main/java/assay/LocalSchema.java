package assay;

import assay.collector.Collectors;
import assay.report.AuditSchema;
import assay.schema.SchemaNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The schema of this version's report, with the sections of all its collectors.
final class LocalSchema {
  private LocalSchema() {}

  static JsonNode json() {
    return AuditSchema.whole(Collectors.all(List.of(), false));
  }

  static SchemaNode node() {
    return SchemaNode.of(json());
  }
}
