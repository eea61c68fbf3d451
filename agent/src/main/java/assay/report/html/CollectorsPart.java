package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// How each thing was found out: which commands ran, and how they ended.
record CollectorsPart() implements Part {
  private static final Set<String> SHOWN =
      Set.of("argv", "outcome", "exitStatus", "durationMillis", "outputBytes");
  private static final Set<String> SHOWN_OF_ENTRY = Set.of("name", "outcome", "reason", "commands");

  @Override
  public String id() {
    return "collectors";
  }

  @Override
  public String title() {
    return "How it was found out";
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(report.path("collectors"));
  }

  @Override
  public Mark mark(JsonNode report, Health health) {
    return Mark.NONE;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    for (JsonNode entry : report.path("collectors")) {
      JsonNode outcome = entry.path("outcome");
      out.open("details").open("summary").text(entry.path("name").asText("")).raw(" ");
      Mark.ofOutcome(outcome).write(out, outcome.asText(""));
      if (entry.path("reason").isValueNode()) {
        out.raw(" ").element("small", entry.path("reason").asText());
      }
      out.close();
      Fields.write(out, "collector", Fields.rest(entry, SHOWN_OF_ENTRY));
      commands(out, entry.path("commands"));
      out.close().line();
    }
  }

  private static void commands(Markup out, JsonNode commands) {
    if (!Value.there(commands)) {
      return;
    }
    out.open("ol", "class", "commands").line();
    for (JsonNode command : commands) {
      out.open("li").open("code");
      boolean first = true;
      for (JsonNode word : command.path("argv")) {
        out.raw(first ? "" : " ").text(word.isValueNode() ? word.asText() : word.toString());
        first = false;
      }
      out.close().raw(" ").open("small").text(command.path("outcome").asText(""));
      number(out, " ", command.path("exitStatus"), "exitStatus");
      number(out, ", ", command.path("durationMillis"), "durationMillis");
      number(out, ", ", command.path("outputBytes"), "outputBytes");
      out.close();
      JsonNode rest = Fields.rest(command, SHOWN);
      if (!rest.isEmpty()) {
        Fields.write(out, "command", rest);
      }
      out.close().line();
    }
    out.close();
  }

  private static void number(Markup out, String before, JsonNode value, String name) {
    if (value.isNumber()) {
      out.text(before);
      Value.write(out, name, value);
    }
  }
}
