package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A section of the hardware that is a table, with what does not fit in it behind a click.
///
/// @param id its anchor
/// @param title its heading
/// @param name of the section below `hardware`
/// @param nameFields those that may name a row, for what is thought of it; the first is its title
/// @param columns see [Table]
/// @param folded whether all of it is behind a click
record SectionPart(
    String id,
    String title,
    String name,
    List<String> nameFields,
    List<String> columns,
    boolean folded)
    implements Part {
  private String[] names() {
    return nameFields.toArray(new String[0]);
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(report.path("hardware").path(name));
  }

  @Override
  public Mark mark(JsonNode report, Health health) {
    String[] names = names();
    Mark worst = health.of(id).or(health.of(name));
    for (JsonNode row : report.path("hardware").path(name)) {
      worst = worst.or(health.of(row, names));
    }
    return worst;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    JsonNode rows = report.path("hardware").path(name);
    String[] names = names();
    Table table = new Table(title, columns.toArray(new String[0]));
    for (JsonNode row : rows) {
      if (health.of(row, names) != Mark.NONE) {
        table.marked(health, names);
        break;
      }
    }
    if (folded) {
      out.open("details").element("summary", title + ": all " + rows.size());
    }
    table.write(out, rows);
    if (folded) {
      out.close();
    }
    if (rows.isArray()) {
      Fields.more(out, "More about each", rows, nameFields.getFirst(), table.shown());
    }
  }
}
