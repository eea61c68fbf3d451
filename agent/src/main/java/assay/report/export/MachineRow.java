package assay.report.export;

import assay.report.Identities;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A machine in one line: what it is, how much is in it, whether it is good. The columns are always
/// the same.
final class MachineRow {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MachineRow() {}

  static SequencedMap<String, JsonNode> of(JsonNode report) {
    SequencedMap<String, JsonNode> row = new LinkedHashMap<>();
    identity(report, row);
    amounts(report.path("hardware"), row);
    outcome(report, row);
    return row;
  }

  private static void identity(JsonNode report, SequencedMap<String, JsonNode> row) {
    JsonNode hardware = report.path("hardware");
    row.put("machineSerialNumber", Identities.systemSerialNumber(report));
    row.put("serialNumberTrusted", Identities.first(report, "systemSerialNumber").path("trusted"));
    row.put("manufacturer", hardware.path("system").path("manufacturer"));
    row.put("productName", hardware.path("system").path("productName"));
    row.put("sku", hardware.path("system").path("sku"));
    for (String kind : List.of("systemUuid", "boardSerialNumber", "chassisSerialNumber")) {
      row.put(kind, Identities.first(report, kind).path("value"));
    }
    row.put("machineId", report.path("identity").path("machineId"));
    row.put("assetTag", hardware.path("chassis").path("assetTag"));
    row.put("firmwareVersion", hardware.path("firmware").path("version"));
    row.put("firmwareReleaseDate", hardware.path("firmware").path("releaseDate"));
    row.put("bmcFirmware", hardware.path("bmc").path("firmwareRevision"));
  }

  private static void amounts(JsonNode hardware, SequencedMap<String, JsonNode> row) {
    JsonNode summary = hardware.path("processorSummary");
    row.put("processorCount", summary.path("count"));
    row.put("processorModel", models(hardware.path("processors"), "model", "version"));
    row.put("coreCount", summary.path("coreCount"));
    row.put("threadCount", summary.path("threadCount"));
    JsonNode memory = hardware.path("memory");
    row.put("memoryInstalledBytes", memory.path("installedBytes"));
    row.put("memoryTotalBytes", memory.path("totalBytes"));
    row.put("memoryModuleCount", counted(memory.path("modules"), "populated", "true"));
    row.put("memorySlotCount", memory.path("slotCount"));
    row.put("memoryModules", models(memory.path("modules"), "partNumber", "type"));
    JsonNode drives = hardware.path("drives");
    row.put("driveCount", count(drives));
    row.put("driveTotalBytes", sum(drives, "sizeBytes"));
    row.put("driveModels", models(drives, "model", "name"));
    row.put("networkPortCount", count(hardware.path("networkPorts")));
    row.put("macAddresses", listed(hardware.path("networkPorts"), "macAddress"));
    row.put("raidControllers", models(hardware.path("raidControllers"), "model", "tool"));
    row.put("pciDeviceCount", count(hardware.path("pciDevices")));
  }

  private static void outcome(JsonNode report, SequencedMap<String, JsonNode> row) {
    JsonNode findings = report.path("findings");
    row.put("criticalFindings", counted(findings, "severity", "critical"));
    row.put("warningFindings", counted(findings, "severity", "warning"));
    row.put("infoFindings", counted(findings, "severity", "info"));
    row.put("verdict", report.path("verdict").path("state"));
    row.put("reasons", Columns.cell(report.path("verdict"), "reasons"));
    row.put("complete", report.path("complete"));
    JsonNode run = report.path("run");
    row.put("auditedAt", run.path("updatedAt"));
    row.put("clockTrusted", run.path("clockTrusted"));
    row.put("assayVersion", run.path("assayVersion"));
    row.put("labels", Columns.cell(run, "labels"));
  }

  private static JsonNode count(JsonNode things) {
    return things.isArray() ? NODES.numberNode(things.size()) : MissingNode.getInstance();
  }

  private static JsonNode counted(JsonNode things, String field, String value) {
    if (!things.isArray()) {
      return MissingNode.getInstance();
    }
    int count = 0;
    for (JsonNode thing : things) {
      count += thing.path(field).asText("").equals(value) ? 1 : 0;
    }
    return NODES.numberNode(count);
  }

  private static JsonNode sum(JsonNode things, String field) {
    if (!things.isArray()) {
      return MissingNode.getInstance();
    }
    long sum = 0;
    for (JsonNode thing : things) {
      sum += thing.path(field).asLong(0);
    }
    return NODES.numberNode(sum);
  }

  private static JsonNode listed(JsonNode things, String field) {
    StringBuilder list = new StringBuilder();
    for (JsonNode thing : things) {
      if (thing.path(field).isValueNode()) {
        list.append(list.isEmpty() ? "" : "; ").append(thing.path(field).asText());
      }
    }
    return list.isEmpty() ? MissingNode.getInstance() : TextNode.valueOf(list.toString());
  }

  /// Like things together: `2 x MODEL; 1 x OTHER`.
  private static JsonNode models(JsonNode things, String field, String otherwise) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (JsonNode thing : things) {
      if (!thing.path("populated").asBoolean(true)) {
        continue;
      }
      JsonNode name = thing.hasNonNull(field) ? thing.path(field) : thing.path(otherwise);
      if (name.isValueNode()) {
        counts.merge(name.asText(), 1, Integer::sum);
      }
    }
    StringBuilder list = new StringBuilder();
    counts.forEach(
        (model, count) ->
            list.append(list.isEmpty() ? "" : "; ").append(count).append(" x ").append(model));
    return list.isEmpty() ? MissingNode.getInstance() : TextNode.valueOf(list.toString());
  }
}
