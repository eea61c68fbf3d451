package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a technician should know, the worst first, each with what to do about it.
record FindingsPart() implements Part {
  private static final String[] SEVERITIES = {"critical", "warning", "info"};
  private static final Set<String> SHOWN = Set.of("severity", "message", "subject", "remedy", "id");

  @Override
  public String id() {
    return "findings";
  }

  @Override
  public String title() {
    return "Findings";
  }

  @Override
  public boolean there(JsonNode report) {
    return report.path("findings").isArray();
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    JsonNode findings = report.path("findings");
    if (findings.isEmpty()) {
      out.element("p", "Nothing was found that a technician should know.");
    }
    for (String severity : SEVERITIES) {
      group(out, findings, severity, severity);
    }
    group(out, findings, "other", null);
  }

  private static void group(Markup out, JsonNode findings, String title, @Nullable String is) {
    boolean any = false;
    for (JsonNode finding : findings) {
      String severity = finding.path("severity").asText("");
      if (is == null ? known(severity) : !severity.equals(is)) {
        continue;
      }
      if (!any) {
        out.element("h3", FieldName.words(title));
        out.open("ul", "class", "findings").line();
        any = true;
      }
      finding(out, finding);
    }
    if (any) {
      out.close().line();
    }
  }

  private static boolean known(String severity) {
    for (String one : SEVERITIES) {
      if (one.equals(severity)) {
        return true;
      }
    }
    return false;
  }

  private static void finding(Markup out, JsonNode finding) {
    JsonNode severity = finding.path("severity");
    Mark mark = Mark.ofSeverity(severity);
    out.open("li", "class", mark.style()).open("p");
    mark.write(out, severity.asText(""));
    out.raw(" ").text(finding.path("message").asText("")).close();
    if (finding.path("remedy").isValueNode()) {
      out.open("p", "class", "remedy").element("b", "What to do: ");
      out.text(finding.path("remedy").asText()).close();
    }
    out.open("p", "class", "fine").element("code", finding.path("id").asText(""));
    if (finding.path("subject").isValueNode()) {
      out.raw(" ").text("on " + finding.path("subject").asText());
    }
    out.close();
    JsonNode rest = Fields.rest(finding, SHOWN);
    if (!rest.isEmpty()) {
      out.open("details").element("summary", "Evidence");
      Fields.write(out, "evidence", rest);
      out.close();
    }
    out.close().line();
  }
}
