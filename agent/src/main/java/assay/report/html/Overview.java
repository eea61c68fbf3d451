package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What there is of each kind, in one look.
final class Overview {
  private Overview() {}

  static void write(Markup out, JsonNode report) {
    JsonNode hardware = report.path("hardware");
    out.open("ul", "class", "tiles", "aria-label", "Overview").line();
    processors(out, hardware);
    memory(out, hardware.path("memory"));
    drives(out, hardware.path("drives"));
    counted(out, "raid", "RAID controller", hardware.path("raidControllers"), "");
    network(out, hardware.path("networkPorts"));
    counted(out, "more.gpus", "GPU", hardware.path("gpus"), "");
    out.close().line();
    parts(out, report.path("verdict").path("parts"));
  }

  private static void tile(Markup out, String anchor, String figure, String kind, String detail) {
    out.open("li").open("a", "href", "#" + anchor);
    out.element("b", figure).raw(" ").element("span", kind);
    if (!detail.isEmpty()) {
      out.raw(" ").element("small", detail);
    }
    out.close().close().line();
  }

  private static String plural(String one, long count) {
    return count == 1 ? one : one + "s";
  }

  private static void counted(Markup out, String id, String kind, JsonNode things, String detail) {
    if (things.isArray() && !things.isEmpty()) {
      tile(out, id, Integer.toString(things.size()), plural(kind, things.size()), detail);
    }
  }

  private static void processors(Markup out, JsonNode hardware) {
    JsonNode summary = hardware.path("processorSummary");
    JsonNode list = hardware.path("processors");
    long count = summary.path("count").asLong(list.size());
    if (count > 0) {
      String cores = Value.join("", summary.path("coreCount"));
      String detail = cores.isEmpty() ? "" : cores + " cores";
      tile(out, "processors", Long.toString(count), plural("processor", count), detail);
    }
  }

  private static void memory(Markup out, JsonNode memory) {
    JsonNode bytes = memory.path("installedBytes");
    JsonNode shown = bytes.isNumber() ? bytes : memory.path("totalBytes");
    if (!shown.isNumber()) {
      return;
    }
    int populated = 0;
    for (JsonNode module : memory.path("modules")) {
      populated += module.path("populated").asBoolean() ? 1 : 0;
    }
    int slots = memory.path("modules").size();
    String detail = slots == 0 ? "" : populated + " of " + slots + plural(" slot", slots) + " used";
    tile(out, "memory", Quantity.bytes(shown.asDouble(), true), "memory", detail);
  }

  private static void drives(Markup out, JsonNode drives) {
    double bytes = 0;
    for (JsonNode drive : drives) {
      bytes += drive.path("sizeBytes").asDouble(0);
    }
    counted(out, "drives", "drive", drives, bytes == 0 ? "" : Quantity.bytes(bytes, false));
  }

  private static void network(Markup out, JsonNode ports) {
    int links = 0;
    for (JsonNode port : ports) {
      links += port.path("carrier").asBoolean() ? 1 : 0;
    }
    counted(out, "network", "network port", ports, links + " with link");
  }

  private static void parts(Markup out, JsonNode parts) {
    if (!Value.there(parts)) {
      return;
    }
    // A machine has hundreds of parts: the good ones of a kind are one line.
    Map<String, Integer> good = new LinkedHashMap<>();
    for (JsonNode part : parts) {
      if (Mark.ofState(part.path("state")) == Mark.PASS) {
        good.merge(kind(part), 1, Integer::sum);
      }
    }
    out.open("ul", "class", "parts", "aria-label", "Verdict of each part").line();
    for (JsonNode part : parts) {
      Mark mark = Mark.ofState(part.path("state"));
      if (mark != Mark.PASS) {
        out.open("li");
        mark.write(out, part.path("state").asText("UNKNOWN"));
        out.raw(" ").element("b", part.path("name").asText(kind(part)));
        for (JsonNode reason : part.path("reasons")) {
          out.element("small", reason.isValueNode() ? reason.asText() : reason.toString());
        }
        out.close().line();
      }
    }
    for (Map.Entry<String, Integer> entry : good.entrySet()) {
      out.open("li");
      Mark.PASS.write(out);
      String count = entry.getValue() == 1 ? "" : entry.getValue() + " ";
      out.raw(" ").element("b", count + FieldName.words(entry.getKey()));
      out.close().line();
    }
    out.close().line();
  }

  private static String kind(JsonNode part) {
    return part.path("part").asText("");
  }
}
