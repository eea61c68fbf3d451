package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A line with values in it: `{field}`, `{field|what stands there where it is not known}`, and
/// `[ at {field}]`, which is left out where one of its fields is not known.
final class Template {
  private static final int DEEPEST = 8;

  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /// A part of the line; null where a value is not known.
  private interface Piece {
    @Nullable String text(JsonNode element, JsonNode part);

    default void fields(Consumer<FieldPath> each) {}
  }

  private record Words(String words) implements Piece {
    @Override
    public String text(JsonNode element, JsonNode part) {
      return words;
    }
  }

  private record Value(FieldPath field, @Nullable Template otherwise) implements Piece {
    @Override
    public @Nullable String text(JsonNode element, JsonNode part) {
      JsonNode value = field.in(element, part);
      if (value == null || value.isContainerNode() && value.isEmpty()) {
        return otherwise == null ? null : otherwise.line(element, part);
      }
      return value.isContainerNode() ? joined(value) : value.asText();
    }

    private static String joined(JsonNode list) {
      StringBuilder words = new StringBuilder();
      for (JsonNode one : list) {
        words.append(words.isEmpty() ? "" : ", ").append(one.asText());
      }
      return words.toString();
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      each.accept(field);
      if (otherwise != null) {
        otherwise.fields(each);
      }
    }
  }

  private record Optional(Template template) implements Piece {
    @Override
    public String text(JsonNode element, JsonNode part) {
      String text = template.known(element, part);
      return text == null ? "" : text;
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      template.fields(each);
    }
  }

  /// The line, with `?` for what is not known.
  String line(JsonNode element, JsonNode part) {
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      String text = piece.text(element, part);
      line.append(text == null ? "?" : text);
    }
    return line.toString();
  }

  /// The line; null where a value in it is not known.
  @Nullable String known(JsonNode element, JsonNode part) {
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      String text = piece.text(element, part);
      if (text == null) {
        return null;
      }
      line.append(text);
    }
    return line.toString();
  }

  /// Names the fields in it.
  void fields(Consumer<FieldPath> each) {
    pieces.forEach(piece -> piece.fields(each));
  }

  static Template parse(String text) throws RuleException {
    Parser parser = new Parser(text);
    Template template = parser.template("", 0);
    if (parser.at < text.length()) {
      throw new RuleException("`%s`: nothing is open for its %s".formatted(text, parser.rest()));
    }
    return template;
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    String rest() {
      return text.substring(at, at + 1);
    }

    /// Up to a character of `ends` or of those that close.
    private Template template(String ends, int depth) throws RuleException {
      if (depth > DEEPEST) {
        throw new RuleException("`%s` is nested too deep".formatted(text));
      }
      List<Piece> pieces = new ArrayList<>();
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        char c = text.charAt(at);
        if (c == ']' || c == '}') {
          break;
        } else if (c == '{') {
          at++;
          pieces.add(value(depth));
        } else if (c == '[') {
          at++;
          Template inner = template("]", depth + 1);
          close(']');
          pieces.add(new Optional(inner));
        } else {
          pieces.add(words());
        }
      }
      return new Template(List.copyOf(pieces));
    }

    private Words words() {
      int from = at;
      while (at < text.length() && "{}[]".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return new Words(text.substring(from, at));
    }

    private Value value(int depth) throws RuleException {
      int from = at;
      while (at < text.length() && "|{}[]".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      FieldPath field = FieldPath.parse(text.substring(from, at));
      Template otherwise = null;
      if (at < text.length() && text.charAt(at) == '|') {
        at++;
        otherwise = template("}", depth + 1);
      }
      close('}');
      return new Value(field, otherwise);
    }

    private void close(char with) throws RuleException {
      if (at == text.length() || text.charAt(at) != with) {
        throw new RuleException("`%s`: a %s is missing".formatted(text, with));
      }
      at++;
    }
  }
}
