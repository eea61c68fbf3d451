package assay.report.export;

import assay.report.VisibleText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Lines of comma-separated values after RFC 4180: UTF-8, lines end with CR LF, a header first. A
/// text that a spreadsheet would take for a formula gets an apostrophe before it.
final class CsvTable {
  /// What a formula begins with, also in the wide form, which some spreadsheets take as well.
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private final StringBuilder lines = new StringBuilder();

  /// @param header the columns' names
  CsvTable(List<String> header) {
    line(header);
  }

  /// Adds a line. What is missing is an empty cell; a number stays one.
  void row(List<JsonNode> cells) {
    line(cells.stream().map(CsvTable::cell).toList());
  }

  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return value.isNumber() ? text : harmless(text);
  }

  private static String harmless(String text) {
    String visible = VisibleText.of(text);
    int first = 0;
    while (first < visible.length() && visible.charAt(first) == ' ') {
      first++;
    }
    boolean formula = first < visible.length() && FORMULA.indexOf(visible.charAt(first)) >= 0;
    return formula ? "'" + visible : visible;
  }

  private void line(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      lines.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    lines.append("\r\n");
  }

  private static String quoted(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (",\"\r\n;\t".indexOf(cell.charAt(i)) >= 0) {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
