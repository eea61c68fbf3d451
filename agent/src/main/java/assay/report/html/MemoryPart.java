package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The memory as a map of its slots, the empty ones too: what a person with the lid open compares.
record MemoryPart() implements Part {
  private static final Set<String> SHOWN_OF_MODULE =
      Set.of(
          "slot",
          "bank",
          "populated",
          "sizeBytes",
          "type",
          "configuredSpeedMegatransfers",
          "manufacturer",
          "partNumber",
          "serialNumber");

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public String title() {
    return "Memory";
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(report.path("hardware").path("memory"));
  }

  @Override
  public Mark mark(JsonNode report, Health health) {
    Mark worst = health.of("memory");
    for (JsonNode module : report.path("hardware").path("memory").path("modules")) {
      worst = worst.or(health.of(module, "slot"));
    }
    return worst;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    JsonNode memory = report.path("hardware").path("memory");
    JsonNode summary = Fields.rest(memory, Set.of("modules"));
    if (!summary.isEmpty()) {
      Fields.write(out, "memory", summary);
    }
    JsonNode modules = memory.path("modules");
    if (!modules.isArray()) {
      return;
    }
    Map<String, List<JsonNode>> groups = groups(modules);
    for (Map.Entry<String, List<JsonNode>> group : groups.entrySet()) {
      if (!group.getKey().isEmpty()) {
        out.element("h3", group.getKey());
      }
      out.open("ul", "class", "slots").line();
      for (JsonNode module : group.getValue()) {
        slot(out, module, health.of(module, "slot"));
      }
      out.close().line();
    }
    Fields.more(out, "More about each module", modules, "slot", SHOWN_OF_MODULE);
  }

  private static Map<String, List<JsonNode>> groups(JsonNode modules) {
    Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
    for (JsonNode module : modules) {
      String group = SlotGroup.of(module.path("slot").asText(""), module.path("bank").asText(""));
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(module);
    }
    return groups;
  }

  private static void slot(Markup out, JsonNode module, Mark mark) {
    boolean populated = module.path("populated").asBoolean(module.path("sizeBytes").asLong(0) > 0);
    out.open("li", "class", populated ? "slot " + mark.style() : "slot empty");
    out.element("span", module.path("slot").asText(""), "class", "name");
    if (module.path("bank").isValueNode()) {
      out.element("small", module.path("bank").asText());
    }
    mark.write(out);
    if (!populated) {
      out.element("b", "empty").close().line();
      return;
    }
    out.open("b");
    if (module.path("sizeBytes").isNumber()) {
      Value.write(out, "sizeBytes", module.path("sizeBytes"));
    } else {
      out.text("size unknown");
    }
    out.close();
    line(out, module.path("type"), "configuredSpeedMegatransfers", module);
    out.element("span", Value.join(" ", module.path("manufacturer"), module.path("partNumber")));
    if (module.path("serialNumber").isValueNode()) {
      out.open("span").text("S/N ").element("code", module.path("serialNumber").asText()).close();
    }
    out.close().line();
  }

  private static void line(Markup out, JsonNode type, String speed, JsonNode module) {
    out.open("span").text(Value.join("", type)).raw(" ");
    if (module.path(speed).isNumber()) {
      Value.write(out, speed, module.path(speed));
    }
    out.close();
  }
}
