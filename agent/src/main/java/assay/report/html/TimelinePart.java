package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What took how long, on the boot clock, which no wrong date can bend.
record TimelinePart() implements Part {
  @Override
  public String id() {
    return "timeline";
  }

  @Override
  public String title() {
    return "Boot timeline";
  }

  @Override
  public boolean there(JsonNode report) {
    return end(entries(report)) > 0;
  }

  private static List<JsonNode> entries(JsonNode report) {
    List<JsonNode> timed = new ArrayList<>();
    report.path("boot").path("steps").forEach(timed::add);
    report.path("collectors").forEach(timed::add);
    timed.removeIf(entry -> !entry.path("startedUptimeMillis").isNumber());
    return timed;
  }

  private static double end(List<JsonNode> entries) {
    double end = 0;
    for (JsonNode entry : entries) {
      end = Math.max(end, start(entry) + Math.max(0, entry.path("durationMillis").asDouble(0)));
    }
    return end;
  }

  private static double start(JsonNode entry) {
    return Math.max(0, entry.path("startedUptimeMillis").asDouble());
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    List<JsonNode> entries = entries(report);
    double end = end(entries);
    out.element(
        "p",
        "On the boot clock, which begins when the kernel does; "
            + Quantity.duration(end)
            + " in all.");
    out.open("div", "class", "scroll", "role", "region", "aria-label", title(), "tabindex", "0");
    out.open("table", "class", "timeline").element("caption", title()).open("thead").open("tr");
    out.element("th", "Step or collector", "scope", "col");
    out.element("th", "Outcome", "scope", "col");
    out.element("th", "Began", "scope", "col").element("th", "Took", "scope", "col");
    out.open("th", "scope", "col", "class", "span");
    out.element("span", "0 s").element("span", Quantity.duration(end / 2));
    out.element("span", Quantity.duration(end)).close();
    out.close().close().open("tbody").line();
    for (JsonNode entry : entries) {
      row(out, entry, end);
    }
    out.close().close().close().line();
  }

  private static void row(Markup out, JsonNode entry, double end) {
    JsonNode outcome = entry.path("outcome");
    Mark mark = Mark.ofOutcome(outcome);
    JsonNode took = entry.path("durationMillis");
    double start = start(entry);
    out.open("tr").element("th", entry.path("name").asText(""), "scope", "row").open("td");
    mark.write(out, outcome.asText(""));
    out.close().open("td", "class", "number");
    Value.write(out, "startedUptimeMillis", entry.path("startedUptimeMillis"));
    out.close().open("td", "class", "number");
    if (took.isNumber()) {
      Value.write(out, "durationMillis", took);
    }
    out.close().open("td", "class", "span");
    double stop = start + Math.max(0, took.asDouble(0));
    Bar.span(out, Math.min(1, start / end), Math.min(1, stop / end), mark.style());
    out.close().close().line();
  }
}
