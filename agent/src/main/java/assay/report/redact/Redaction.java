package assay.report.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Replaces what tells one machine from another, in the fields of `redacted-fields.txt` and
/// wherever else their values occur: `redacted-1` is the same thing throughout one report.
public final class Redaction {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// How the length of its type's name makes every SSH public key begin.
  private static final String KEY = "AAAA";

  private static final int SHORTEST_KEY = 40;

  private final RedactedFields fields = RedactedFields.read();
  private final Tokens tokens = new Tokens();
  private final List<String> path = new ArrayList<>();

  private Redaction() {}

  /// The report without it; the one given stays as it is.
  public static JsonNode of(JsonNode report) {
    Redaction redaction = new Redaction();
    redaction.collect(report);
    redaction.collectKeys(report.path("run").path("kernelLine").asText(""));
    return redaction.redacted(report);
  }

  private void collect(JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        path.add(member.getKey());
        collect(member.getValue());
        path.removeLast();
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        path.add(Integer.toString(i));
        collect(node.path(i));
        path.removeLast();
      }
    } else if (value(node) && fields.redacts(path)) {
      tokens.add(node.asText());
    }
  }

  /// SSH keys that came by the kernel line: nowhere else is a whole one in a report.
  private void collectKeys(String kernelLine) {
    for (String word : kernelLine.split("[ \"'=]", -1)) {
      if (word.startsWith(KEY) && word.length() >= SHORTEST_KEY) {
        tokens.add(word);
      }
    }
  }

  private JsonNode redacted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        path.add(member.getKey());
        object.set(member.getKey(), redacted(member.getValue()));
        path.removeLast();
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        path.add(Integer.toString(i));
        array.add(redacted(node.path(i)));
        path.removeLast();
      }
      return array;
    }
    if (value(node) && fields.redacts(path)) {
      return NODES.textNode(tokens.of(node.asText()));
    }
    return node.isTextual() && !fields.keeps(path)
        ? NODES.textNode(tokens.replaceIn(node.asText()))
        : node;
  }

  /// Yes and no tell nothing.
  private static boolean value(JsonNode node) {
    return node.isTextual() || node.isNumber();
  }
}
