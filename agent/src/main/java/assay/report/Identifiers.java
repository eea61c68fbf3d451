package assay.report;

import assay.collector.Placeholders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what can tell a machine from others out of its hardware, as the report has it, and says
/// what of it is to be trusted.
final class Identifiers {
  /// Drivers of network adapters on USB, which move, and of the links that a management controller
  /// shows to its host, whose addresses are the same in many machines.
  private static final Set<String> USB_DRIVERS =
      Set.of(
          "aqc111",
          "asix",
          "ax88179_178a",
          "cdc_eem",
          "cdc_ether",
          "cdc_ncm",
          "lan78xx",
          "r8152",
          "rndis_host",
          "smsc75xx",
          "smsc95xx");

  private static final Set<String> SHARED_CHASSIS =
      Set.of("Blade", "Blade Enclosure", "Multi-system Chassis");

  private final List<Identifier> found = new ArrayList<>();

  private Identifiers() {}

  /// All of them, the strongest kind first, in the hardware's order within a kind.
  static List<Identifier> of(JsonNode hardware) {
    Identifiers all = new Identifiers();
    all.firmware(hardware);
    all.bmc(hardware.path("bmc"));
    for (JsonNode port : hardware.path("networkPorts")) {
      all.port(port);
    }
    for (JsonNode drive : hardware.path("drives")) {
      all.drive(drive);
    }
    List<Identifier> ordered = new ArrayList<>();
    for (IdentifierKind kind : IdentifierKind.values()) {
      for (Identifier one : all.found) {
        if (one.kind().equals(kind.name())) {
          ordered.add(one);
        }
      }
    }
    return ordered;
  }

  private void firmware(JsonNode hardware) {
    JsonNode system = hardware.path("system");
    JsonNode chassis = hardware.path("chassis");
    ofFirmware(IdentifierKind.systemUuid, "system", system, "uuid", null);
    ofFirmware(IdentifierKind.systemSerialNumber, "system", system, "serialNumber", null);
    ofFirmware(
        IdentifierKind.boardSerialNumber, "board", hardware.path("board"), "serialNumber", null);
    ofFirmware(
        IdentifierKind.chassisSerialNumber,
        "chassis",
        chassis,
        "serialNumber",
        SHARED_CHASSIS.contains(chassis.path("type").asText()) ? "blades share it" : null);
  }

  private void ofFirmware(
      IdentifierKind kind, String source, JsonNode part, String field, @Nullable String but) {
    String reason = text(part.path("untrusted").path(field));
    if (reason == null && !part.path(field + "Trusted").asBoolean()) {
      reason = "was not looked at";
    }
    add(kind, part.path(field), source, reason == null ? but : reason);
  }

  private void bmc(JsonNode bmc) {
    JsonNode guid = bmc.path("guid");
    add(
        IdentifierKind.bmcGuid,
        guid,
        "bmc",
        guid.isTextual() ? Placeholders.uuidReason(guid.asText()) : null);
    for (JsonNode channel : bmc.path("lanChannels")) {
      JsonNode address = channel.path("macAddress");
      add(IdentifierKind.bmcMacAddress, address, "bmc", MacAddresses.reason(address.asText()));
    }
    for (JsonNode fru : bmc.path("fru")) {
      // The first describes the machine, the others a part of it.
      if (fru.path("id").asInt(-1) == 0) {
        JsonNode fields = fru.path("fields");
        ofFru(IdentifierKind.fruProductSerial, fields.path("Product Serial"));
        ofFru(IdentifierKind.fruBoardSerial, fields.path("Board Serial"));
      }
    }
  }

  private void ofFru(IdentifierKind kind, JsonNode value) {
    add(kind, value, "bmc", value.isTextual() ? Placeholders.reason(value.asText()) : null);
  }

  private void port(JsonNode port) {
    JsonNode permanent = port.path("permanentMacAddress");
    JsonNode address = permanent.isTextual() ? permanent : port.path("macAddress");
    String reason = MacAddresses.reason(address.asText());
    if (reason == null && !permanent.isTextual()) {
      reason = "may have been given by software";
    } else if (reason == null && USB_DRIVERS.contains(port.path("driver").asText())) {
      reason = "on USB, which moves";
    }
    add(IdentifierKind.macAddress, address, port.path("name").asText(), reason);
  }

  private void drive(JsonNode drive) {
    String name = drive.path("name").asText();
    String transport = drive.path("transport").asText();
    String moves = null;
    if (drive.path("removable").asBoolean() || transport.equals("usb")) {
      moves = "is no part of the machine, but plugged into it";
    } else if (transport.equals("fc") || transport.equals("iscsi")) {
      moves = "is no part of the machine, but of a storage network";
    } else if (transport.equals("virtio")) {
      moves = "was given by a hypervisor";
    }
    String reason = text(drive.path("untrusted").path("serialNumber"));
    add(IdentifierKind.driveWwn, drive.path("wwn"), name, moves);
    add(
        IdentifierKind.driveSerialNumber,
        drive.path("serialNumber"),
        name,
        reason == null ? moves : reason);
  }

  private void add(IdentifierKind kind, JsonNode value, String source, @Nullable String reason) {
    if (value.isTextual() && !value.asText().isBlank()) {
      found.add(
          new Identifier(
              kind.name(), value.asText(), source, reason == null, reason, null, kind.weight));
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
