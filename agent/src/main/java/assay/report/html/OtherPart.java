package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Sections that have no part of their own here: what a new collector finds is shown at once.
///
/// @param id its anchor
/// @param title its heading
/// @param within the section of the report they are in; empty for the report itself
/// @param others the names that are shown elsewhere
record OtherPart(String id, String title, String within, Set<String> others) implements Part {
  private JsonNode sections(JsonNode report) {
    return within.isEmpty() ? report : report.path(within);
  }

  @Override
  public boolean there(JsonNode report) {
    JsonNode sections = sections(report);
    if (!sections.isObject()) {
      return Value.there(sections);
    }
    for (Map.Entry<String, JsonNode> section : sections.properties()) {
      if (!others.contains(section.getKey()) && Value.there(section.getValue())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    JsonNode sections = sections(report);
    if (!sections.isObject()) {
      Fields.write(out, within, sections);
      return;
    }
    Fields.write(out, title, scalars(sections));
    for (Map.Entry<String, JsonNode> section : sections.properties()) {
      if (!others.contains(section.getKey())
          && section.getValue().isContainerNode()
          && Value.there(section.getValue())) {
        out.open("h3", "id", id + "." + section.getKey());
        out.text(FieldName.words(section.getKey())).raw(" ");
        health.of(section.getKey()).write(out);
        out.close();
        Fields.write(out, section.getKey(), section.getValue());
      }
    }
  }

  private JsonNode scalars(JsonNode sections) {
    ObjectNode scalars = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> section : sections.properties()) {
      if (section.getValue().isValueNode() && !others.contains(section.getKey())) {
        scalars.set(section.getKey(), section.getValue());
      }
    }
    return scalars;
  }
}
