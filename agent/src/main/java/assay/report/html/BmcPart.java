package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// The management controller, its network, what it says the parts are, and what it noted down.
record BmcPart() implements Part {
  @Override
  public String id() {
    return "bmc";
  }

  @Override
  public String title() {
    return "Management controller (BMC)";
  }

  @Override
  public boolean there(JsonNode report) {
    return Value.there(report.path("hardware").path("bmc"));
  }

  @Override
  public void write(Markup out, JsonNode report, Health health) {
    JsonNode bmc = report.path("hardware").path("bmc");
    JsonNode rest = Fields.rest(bmc, Set.of("lanChannels", "fru", "eventLog"));
    if (!rest.isEmpty()) {
      Fields.write(out, "bmc", rest);
    }
    if (Value.there(bmc.path("lanChannels"))) {
      new Table(
              "Network of the BMC",
              "channel",
              "ipAddress",
              "subnetMask",
              "gateway",
              "macAddress",
              "ipAddressSource=From",
              "vlanId=VLAN")
          .write(out, bmc.path("lanChannels"));
      Fields.more(
          out,
          "More about each channel",
          bmc.path("lanChannels"),
          "channel",
          Set.of(
              "channel",
              "ipAddress",
              "subnetMask",
              "gateway",
              "macAddress",
              "ipAddressSource",
              "vlanId"));
    }
    if (Value.there(bmc.path("fru"))) {
      out.open("details").element("summary", "What it says of the parts (FRU)");
      Fields.write(out, "fru", bmc.path("fru"));
      out.close().line();
    }
    eventLog(out, bmc.path("eventLog"));
  }

  private static void eventLog(Markup out, JsonNode log) {
    if (!Value.there(log)) {
      return;
    }
    JsonNode newest = log.path("newest");
    out.open("details").open("summary").text("Event log, ");
    out.text(log.path("entryCount").asText("?") + " entries").close();
    JsonNode rest = Fields.rest(log, Set.of("entryCount", "newest"));
    if (!rest.isEmpty()) {
      Fields.write(out, "eventLog", rest);
    }
    if (Value.there(newest)) {
      Table events =
          new Table("Newest entries", "id", "date", "time", "sensor", "event", "direction");
      events.write(out, newest);
      if (newest.isArray()) {
        Fields.more(out, "More about each", newest, "id", events.shown());
      }
    }
    out.close().line();
  }
}
