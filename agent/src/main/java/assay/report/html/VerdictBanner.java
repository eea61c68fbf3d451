package assay.report.html;

import assay.report.Identities;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// The top of the page: which machine, and whether it is good.
final class VerdictBanner {
  private static final Set<String> SHOWN = Set.of("state", "reasons", "parts");

  private VerdictBanner() {}

  static void write(Markup out, JsonNode report) {
    JsonNode verdict = report.path("verdict");
    Mark mark = Mark.ofState(verdict.path("state"));
    out.open("header", "class", "verdict " + mark.style()).line();
    out.open("p", "class", "state");
    out.element("span", mark.sign(), "aria-hidden", "true").raw(" ");
    out.text(verdict.path("state").asText("UNKNOWN")).close().line();
    out.open("div", "class", "machine");
    out.element("h1", name(report)).line();
    out.element("p", meaning(mark, report), "class", "meaning").line();
    facts(out, report);
    out.close();
    reasons(out, verdict.path("reasons"));
    JsonNode rest = Fields.rest(verdict, SHOWN);
    if (!rest.isEmpty()) {
      Fields.write(out, "verdict", rest);
    }
    out.close().line();
  }

  /// What to call the machine.
  static String name(JsonNode report) {
    JsonNode system = report.path("hardware").path("system");
    String name = Value.join(" ", system.path("manufacturer"), system.path("productName"));
    return name.isEmpty() ? "Unknown machine" : name;
  }

  private static String meaning(Mark mark, JsonNode report) {
    if (!report.path("complete").asBoolean()) {
      return "The audit had not ended when this was written.";
    }
    return switch (mark) {
      case PASS -> "All of it was looked at, and nothing speaks against handing it over.";
      case WARN -> "Usable, but something on it is not as it should be.";
      case FAIL -> "Must not be handed over like this.";
      default -> "Not all of it could be looked at: this is no pass.";
    };
  }

  private static void facts(Markup out, JsonNode report) {
    JsonNode run = report.path("run");
    out.open("dl", "class", "facts");
    fact(out, "Serial number", "value", Identities.systemSerialNumber(report));
    fact(out, "Audited", "updatedAt", run.path("updatedAt"));
    fact(out, "Took", "durationMillis", run.path("durationMillis"));
    for (var label : run.path("labels").properties()) {
      fact(out, label.getKey(), label.getKey(), label.getValue());
    }
    out.close().line();
    if (run.path("clockTrusted").isBoolean() && !run.path("clockTrusted").asBoolean()) {
      out.element("p", "The machine's clock was not to be trusted: neither is this date.").line();
    }
  }

  private static void fact(Markup out, String title, String field, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      out.open("div").element("dt", title).open("dd");
      Value.write(out, field, value);
      out.close().close();
    }
  }

  private static void reasons(Markup out, JsonNode reasons) {
    if (!Value.there(reasons)) {
      return;
    }
    out.open("ul", "class", "reasons").line();
    for (JsonNode reason : reasons) {
      out.open("li");
      Fields.write(out, "reason", reason);
      out.close().line();
    }
    out.close().line();
  }
}
