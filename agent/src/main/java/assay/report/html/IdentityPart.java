package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/// What tells this machine from others of its kind, and what of it is not to be believed.
record IdentityPart() implements Part {
  private static final Set<String> SHOWN = Set.of("kind", "value", "trusted", "reason");

  @Override
  public String id() {
    return "identity";
  }

  @Override
  public String title() {
    return "Identity";
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(report.path("identity"));
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    out.open("dl", "class", "identity").line();
    for (Map.Entry<String, JsonNode> member : report.path("identity").properties()) {
      JsonNode value = member.getValue();
      if (member.getKey().equals("identifiers") && value.isArray()) {
        value.forEach(one -> identifier(out, one));
      } else if (Value.there(value)) {
        out.open("div", "class", value.isContainerNode() ? "wide" : "field");
        out.element("dt", FieldName.words(member.getKey())).open("dd");
        Fields.write(out, member.getKey(), value);
        out.close().close().line();
      }
    }
    out.close();
  }

  private static void identifier(Markup out, JsonNode identifier) {
    if (!identifier.isObject()) {
      return;
    }
    boolean trusted = identifier.path("trusted").asBoolean();
    out.open("div", "class", "field");
    out.element("dt", FieldName.words(identifier.path("kind").asText("identifier"))).open("dd");
    out.element("code", identifier.path("value").asText()).raw(" ");
    (trusted ? Mark.PASS : Mark.WARN).write(out, trusted ? "trusted" : "not trusted");
    if (identifier.has("reason")) {
      out.raw(" ").element("small", Value.join("", identifier.path("reason")));
    }
    JsonNode rest = Fields.rest(identifier, SHOWN);
    if (!rest.isEmpty()) {
      Fields.write(out, "identifier", rest);
    }
    out.close().close().line();
  }
}
