package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Writes any part of a report without knowing it: what a later version adds is shown like what
/// this
/// one has.
final class Fields {
  /// A list of things that know more than that is no table any more.
  private static final int MOST_COLUMNS = 9;

  /// Longer lists are behind a click.
  private static final int MOST_ROWS = 20;

  /// A report is not nested deeper than that, a hostile one may be.
  private static final int DEEPEST = 12;

  private Fields() {}

  /// Writes whatever it is.
  static void write(Markup out, String name, JsonNode value) {
    write(out, name, value, 0);
  }

  private static void write(Markup out, String name, JsonNode value, int depth) {
    if (depth > DEEPEST) {
      out.text(value.toString());
    } else if (value.isEmpty() && value.isObject()) {
      out.text("");
    } else if (value.isObject()) {
      out.open("dl");
      members(out, value, depth);
      out.close();
    } else if (value.isArray()) {
      array(out, name, value, depth);
    } else {
      Value.write(out, name, value);
    }
  }

  /// Writes the members of an object into a list that is open, but for those shown elsewhere.
  static void members(Markup out, JsonNode object) {
    members(out, object, 0);
  }

  private static void members(Markup out, JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      if (Value.there(value)) {
        out.open("div", "class", value.isContainerNode() ? "wide" : "field");
        out.element("dt", FieldName.words(member.getKey()));
        out.open("dd");
        write(out, member.getKey(), value, depth + 1);
        out.close().close().line();
      }
    }
  }

  private static void array(Markup out, String name, JsonNode array, int depth) {
    Set<String> columns = new LinkedHashSet<>();
    boolean flat = true;
    for (JsonNode element : array) {
      flat &= element.isObject();
      for (Map.Entry<String, JsonNode> member : element.properties()) {
        columns.add(member.getKey());
        flat &= member.getValue().isValueNode() || scalars(member.getValue());
      }
    }
    boolean folded = array.size() > MOST_ROWS && !scalars(array);
    if (folded) {
      out.open("details").element("summary", FieldName.words(name) + ": all " + array.size());
    }
    if (flat && columns.size() <= MOST_COLUMNS) {
      new Table(FieldName.words(name), columns.toArray(new String[0])).write(out, array);
    } else {
      list(out, name, array, depth);
    }
    if (folded) {
      out.close();
    }
  }

  private static void list(Markup out, String name, JsonNode array, int depth) {
    out.open("ul", "class", scalars(array) ? "inline" : "items");
    for (JsonNode element : array) {
      out.open("li");
      write(out, name, element, depth + 1);
      out.close().line();
    }
    out.close();
  }

  private static boolean scalars(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    for (JsonNode element : value) {
      if (element.isContainerNode()) {
        return false;
      }
    }
    return true;
  }

  /// What an object holds besides what has been shown of it.
  ///
  /// @param shown paths such as `name` and `health.temperatureCelsius`
  static JsonNode rest(JsonNode object, Set<String> shown) {
    return rest(object, "", shown);
  }

  private static JsonNode rest(JsonNode object, String prefix, Set<String> shown) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String path = prefix + member.getKey();
      JsonNode value = member.getValue();
      if (shown.contains(path)) {
        continue;
      }
      JsonNode left = value.isObject() ? rest(value, path + ".", shown) : value;
      if (Value.there(left)) {
        rest.set(member.getKey(), left);
      }
    }
    return rest;
  }

  /// Writes, behind a click, what the elements of an array hold besides what has been shown.
  ///
  /// @param title what it is called there
  /// @param nameField the field that names an element
  static void more(Markup out, String title, JsonNode array, String nameField, Set<String> shown) {
    boolean any = false;
    for (JsonNode element : array) {
      JsonNode rest = rest(element, shown);
      if (rest.isEmpty()) {
        continue;
      }
      if (!any) {
        out.open("details").element("summary", title);
        any = true;
      }
      String name = element.path(nameField).asText("");
      out.element("h3", name.isEmpty() ? "Without a name" : name);
      write(out, title, rest);
    }
    if (any) {
      out.close();
    }
    out.line();
  }
}
