package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;

/// A part of the page under a heading of its own.
interface Part {
  /// Its anchor; of this program's own, as the title.
  String id();

  /// Its heading.
  String title();

  /// Whether the report has anything for it.
  boolean there(JsonNode report);

  /// What is thought of it as a whole.
  default Mark mark(JsonNode report, Health health) {
    return health.of(id());
  }

  /// Writes it, without the heading.
  void write(Markup out, JsonNode report, Health health);
}
