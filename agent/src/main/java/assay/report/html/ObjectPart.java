package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Sections that are one thing each, side by side: the system, its board, its firmware.
///
/// @param id its anchor
/// @param title its heading
/// @param within the section of the report they are in; empty for the report itself
/// @param names of the sections
record ObjectPart(String id, String title, String within, List<String> names) implements Part {
  private JsonNode sections(JsonNode report) {
    return within.isEmpty() ? report : report.path(within);
  }

  @Override
  public boolean there(JsonNode report) {
    for (String name : names) {
      if (Value.there(sections(report).path(name))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Mark mark(JsonNode report, Health health) {
    Mark worst = health.of(id);
    for (String name : names) {
      worst = worst.or(health.of(name));
    }
    return worst;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    out.open("div", "class", "cards").line();
    for (String name : names) {
      JsonNode section = sections(report).path(name);
      if (Value.there(section)) {
        out.open("div", "class", "card");
        out.open("h3").text(FieldName.words(name)).raw(" ");
        health.of(name).write(out);
        out.close();
        Fields.write(out, name, section);
        out.close().line();
      }
    }
    out.close();
  }
}
