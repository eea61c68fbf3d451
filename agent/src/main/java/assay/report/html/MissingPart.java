package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;

/// What the report does not say, and why: silence must not look like health.
record MissingPart() implements Part {
  @Override
  public String id() {
    return "missing";
  }

  @Override
  public String title() {
    return "What is missing and why";
  }

  @Override
  public boolean there(JsonNode report) {
    return true;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    Gaps gaps = new Gaps(out);
    if (!report.path("complete").asBoolean()) {
      gaps.add(Mark.UNKNOWN, "The audit", "had not ended", "");
    }
    for (JsonNode end : report.path("run").path("agentEnds")) {
      String what =
          "attempt " + end.path("attempt").asText("?") + " " + end.path("ending").asText("");
      gaps.add(Mark.WARN, "The agent", what, end.path("reason").asText(""));
    }
    outcomes(gaps, "Boot step ", report.path("boot").path("steps"));
    outcomes(gaps, "Service ", report.path("boot").path("forced"));
    outcomes(gaps, "Collector ", report.path("collectors"));
    for (JsonNode drive : report.path("hardware").path("drives")) {
      JsonNode reason = drive.path("health").path("unavailableReason");
      if (reason.isValueNode()) {
        String name = "Health of " + drive.path("name").asText("a drive");
        gaps.add(Mark.WARN, name, "not known", reason.asText());
      }
    }
    gaps.end();
  }

  private static void outcomes(Gaps gaps, String kind, JsonNode entries) {
    for (JsonNode entry : entries) {
      Mark mark = Mark.ofOutcome(entry.path("outcome"));
      if (mark != Mark.PASS) {
        gaps.add(
            mark,
            kind + entry.path("name").asText(""),
            entry.path("outcome").asText("unknown"),
            entry.path("reason").asText(""));
      }
    }
  }

  /// The list, begun with the first.
  private static final class Gaps {
    private final Markup out;
    private boolean begun;

    Gaps(Markup out) {
      this.out = out;
    }

    void add(Mark mark, String what, String outcome, String reason) {
      if (!begun) {
        out.open("ul", "class", "gaps").line();
        begun = true;
      }
      out.open("li").element("b", what).raw(" ");
      mark.write(out, outcome);
      if (!reason.isEmpty()) {
        out.raw(" ").element("span", reason);
      }
      out.close().line();
    }

    void end() {
      if (begun) {
        out.close();
      } else {
        out.element("p", "Nothing: each step was taken, and each collector could look.");
      }
    }
  }
}
