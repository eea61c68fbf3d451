package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// A table of like things, a row each. Columns that no row has a value for are left out.
final class Table {
  private final String caption;
  private final String[] paths;
  private final String[] headers;
  private Health health;
  private String[] names = {};

  /// @param columns paths of fields, those to be headed otherwise than by their name as
  ///     `health.percentageUsed=Wear`; several counts in one cell are joined by `+`
  Table(String caption, String... columns) {
    this.caption = caption;
    this.paths = new String[columns.length];
    this.headers = new String[columns.length];
    this.health = new Health(MissingNode.getInstance());
    for (int i = 0; i < columns.length; i++) {
      int equals = columns[i].indexOf('=');
      paths[i] = equals < 0 ? columns[i] : columns[i].substring(0, equals);
      headers[i] =
          equals < 0 ? FieldName.words(FieldName.leaf(paths[i])) : columns[i].substring(equals + 1);
    }
  }

  /// Marks each row by what is thought of it.
  ///
  /// @param fields those that may name it
  Table marked(Health by, String... fields) {
    health = by;
    names = fields;
    return this;
  }

  /// The paths of what it shows.
  Set<String> shown() {
    Set<String> shown = new HashSet<>();
    for (String path : paths) {
      Collections.addAll(shown, path.split("\\+"));
    }
    return shown;
  }

  /// Writes it.
  void write(Markup out, JsonNode rows) {
    if (!objects(rows)) {
      // Not what this version knows under that name.
      Fields.write(out, caption, rows);
      return;
    }
    boolean[] used = new boolean[paths.length];
    for (JsonNode row : rows) {
      for (int i = 0; i < paths.length; i++) {
        used[i] |= there(row, paths[i]);
      }
    }
    out.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
    out.open("table").element("caption", caption).open("thead").open("tr");
    if (names.length > 0) {
      out.element("th", "State", "scope", "col");
    }
    for (int i = 0; i < paths.length; i++) {
      if (used[i]) {
        out.element("th", headers[i], "scope", "col");
      }
    }
    out.close().close().open("tbody").line();
    for (JsonNode row : rows) {
      row(out, row, used);
    }
    out.close().close().close().line();
  }

  private static boolean there(JsonNode row, String paths) {
    for (String path : paths.split("\\+")) {
      if (Value.there(Value.at(row, path))) {
        return true;
      }
    }
    return false;
  }

  /// Counts of several fields in one cell: those that are not 0 by name.
  private static void counts(Markup out, JsonNode row, String paths) {
    out.open("td");
    boolean zero = false;
    boolean any = false;
    for (String path : paths.split("\\+")) {
      JsonNode count = Value.at(row, path);
      if (!count.isNumber() || count.asDouble() == 0) {
        zero |= count.isNumber();
        continue;
      }
      out.raw(any ? ", " : "").text(count.asText()).raw(" ");
      out.text(FieldName.words(FieldName.leaf(path)).toLowerCase(Locale.ROOT));
      any = true;
    }
    out.text(zero && !any ? "none" : "").close();
  }

  private static boolean objects(JsonNode rows) {
    boolean objects = rows.isArray();
    for (JsonNode row : rows) {
      objects &= row.isObject();
    }
    return objects;
  }

  private void row(Markup out, JsonNode row, boolean[] used) {
    Mark mark = health.of(row, names);
    out.open("tr", "class", mark.style());
    if (names.length > 0) {
      out.open("td");
      mark.write(out);
      out.close();
    }
    boolean headed = false;
    for (int i = 0; i < paths.length; i++) {
      if (used[i]) {
        if (paths[i].indexOf('+') < 0) {
          cell(out, i, Value.at(row, paths[i]), !headed);
        } else {
          counts(out, row, paths[i]);
        }
        headed = true;
      }
    }
    out.close().line();
  }

  private void cell(Markup out, int column, JsonNode value, boolean header) {
    String leaf = FieldName.leaf(paths[column]);
    if (header) {
      out.open("th", "scope", "row");
    } else if (value.isNumber()) {
      out.open("td", "class", "number");
    } else {
      out.open("td");
    }
    if (!Value.there(value)) {
      out.text("");
    } else if (leaf.equals("percentageUsed") && value.isNumber()) {
      Bar.wear(out, value.asDouble());
    } else {
      Fields.write(out, leaf, value);
    }
    out.close();
  }
}
