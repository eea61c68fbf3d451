package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/// What tells this machine from others of its kind, and what of it is not to be believed.
record IdentityPart() implements Part {
  private static final Set<String> SHOWN = Set.of("value", "trusted", "reason");

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
      JsonNode identifier = member.getValue();
      if (!Value.there(identifier)) {
        continue;
      }
      out.open("div", "class", identifier.path("value").isTextual() ? "field" : "wide");
      out.element("dt", FieldName.words(member.getKey())).open("dd");
      if (identifier.path("value").isValueNode()) {
        identifier(out, identifier);
      } else {
        Fields.write(out, member.getKey(), identifier);
      }
      out.close().close().line();
    }
    out.close();
  }

  private static void identifier(Markup out, JsonNode identifier) {
    boolean trusted = identifier.path("trusted").asBoolean();
    out.element("code", identifier.path("value").asText()).raw(" ");
    (trusted ? Mark.PASS : Mark.WARN).write(out, trusted ? "trusted" : "not trusted");
    if (identifier.has("reason")) {
      out.raw(" ").element("small", Value.join("", identifier.path("reason")));
    }
    JsonNode rest = Fields.rest(identifier, SHOWN);
    if (!rest.isEmpty()) {
      Fields.write(out, "identifier", rest);
    }
  }
}
