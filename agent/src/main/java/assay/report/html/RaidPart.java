package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// RAID controllers, each with its volumes and the drives in its bays.
record RaidPart() implements Part {
  private static final Set<String> SHOWN =
      Set.of("model", "status", "volumes", "bays", "cacheBackups");

  @Override
  public String id() {
    return "raid";
  }

  @Override
  public String title() {
    return "RAID controllers";
  }

  private static JsonNode controllers(JsonNode report) {
    return report.path("hardware").path("raidControllers");
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(controllers(report));
  }

  @Override
  public Mark mark(JsonNode report, Health health) {
    Mark worst = health.of("raid").or(health.of("raidControllers"));
    for (JsonNode controller : controllers(report)) {
      worst = worst.or(health.of(controller, "pciAddress", "number", "serialNumber"));
    }
    return worst;
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    for (JsonNode controller : controllers(report)) {
      out.open("h3").text(controller.path("model").asText("Controller")).raw(" ");
      health.of(controller, "pciAddress", "number", "serialNumber").write(out);
      out.close();
      if (Value.there(controller.path("status"))) {
        out.open("p").text("Status: ");
        Fields.write(out, "status", controller.path("status"));
        out.close();
      }
      Fields.write(out, "controller", Fields.rest(controller, SHOWN));
      part(
          out,
          "Volumes",
          controller.path("volumes"),
          "id",
          "name",
          "level",
          "status",
          "size",
          "group",
          "device");
      part(
          out,
          "Drives in bays",
          controller.path("bays"),
          "id=Bay",
          "status",
          "role",
          "model",
          "serialNumber",
          "size",
          "temperatureCelsius",
          "mediaErrorCount=Media errors",
          "otherErrorCount=Other errors",
          "predictiveFailureCount=Predicted failures",
          "smartAlert",
          "group",
          "firmwareVersion=Firmware");
      part(
          out,
          "Cache backup",
          controller.path("cacheBackups"),
          "kind",
          "model",
          "status",
          "temperatureCelsius");
    }
  }

  private static void part(Markup out, String title, JsonNode rows, String... columns) {
    if (Value.there(rows)) {
      Table table = new Table(title, columns);
      table.write(out, rows);
      if (rows.isArray()) {
        Fields.more(out, "More about each", rows, "id", table.shown());
      }
    }
  }
}
