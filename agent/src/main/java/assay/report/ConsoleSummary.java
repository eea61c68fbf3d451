package assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A report in lines for a console: what the machine is, what it has, what is wrong.
public final class ConsoleSummary {
  private static final long GIB = 1L << 30;
  private static final long GB = 1_000_000_000L;

  private ConsoleSummary() {}

  /// The lines.
  public static List<String> lines(JsonNode report) {
    JsonNode hardware = report.path("hardware");
    List<String> lines = new ArrayList<>();
    JsonNode system = hardware.path("system");
    lines.add(
        row(
            "System",
            words(
                system.path("manufacturer"),
                system.path("productName"),
                labelled("serial", system.path("serialNumber")))));
    lines.add(row("Firmware", firmware(hardware.path("firmware"))));
    hardware.path("processors").forEach(one -> lines.add(row("Processor", processor(one))));
    lines.add(row("Memory", memory(hardware.path("memory"))));
    hardware.path("drives").forEach(drive -> lines.add(row("Drive", drive(drive))));
    hardware.path("raidControllers").forEach(raid -> lines.add(row("RAID", raid(raid))));
    hardware.path("networkPorts").forEach(port -> lines.add(row("Network", port(port))));
    JsonNode bmc = hardware.path("bmc");
    if (!bmc.isMissingNode()) {
      lines.add(row("BMC", bmc(bmc)));
    }
    lines.add(row("Steps", outcomes(report.path("boot").path("steps"))));
    lines.add(row("Forced", outcomes(report.path("boot").path("forced"))));
    lines.add(row("Collectors", outcomes(report.path("collectors"))));
    report
        .path("findings")
        .forEach(
            finding -> {
              lines.add(row("Finding", words(finding.path("severity"), finding.path("message"))));
              if (!finding.path("severity").asText().equals("info") && finding.has("remedy")) {
                lines.add(row("", "-> " + finding.path("remedy").asText()));
              }
            });
    JsonNode verdict = report.path("verdict");
    lines.add(row("Verdict", verdict.path("state").asText("UNKNOWN")));
    verdict.path("reasons").forEach(reason -> lines.add(row("", reason.asText())));
    lines.removeIf(line -> line.isBlank() || line.endsWith(": "));
    // A drive may call itself anything, also what clears a terminal.
    lines.replaceAll(line -> line.replaceAll("\\p{Cc}", "?"));
    return lines;
  }

  /// The last line of an audit.
  public static String lastLine(JsonNode report, String path) {
    int findings = report.path("findings").size();
    return "assay: audit %s: %s, %d finding%s, %s"
        .formatted(
            ReportReader.complete(report) ? "complete" : "incomplete",
            report.path("verdict").path("state").asText("UNKNOWN"),
            findings,
            findings == 1 ? "" : "s",
            path);
  }

  private static String row(String name, String text) {
    return name.isEmpty() ? " ".repeat(12) + text : "%-10s: %s".formatted(name, text);
  }

  private static String firmware(JsonNode firmware) {
    return words(firmware.path("vendor"), firmware.path("version"), firmware.path("releaseDate"));
  }

  private static String processor(JsonNode processor) {
    return join(
        text(processor.path("socket")),
        processor.has("model") ? text(processor.path("model")) : text(processor.path("version")),
        counted(processor.path("coreCount"), "cores"),
        counted(processor.path("threadCount"), "threads"));
  }

  private static String memory(JsonNode memory) {
    long modules =
        stream(memory.path("modules")).filter(one -> one.path("populated").asBoolean()).count();
    JsonNode bytes =
        memory.has("installedBytes") ? memory.path("installedBytes") : memory.path("totalBytes");
    return join(
        bytes.isNumber() ? String.format(Locale.ROOT, "%.1f GiB", bytes.asDouble() / GIB) : null,
        modules == 0 ? null : "in " + modules + (modules == 1 ? " module" : " modules"));
  }

  private static String drive(JsonNode drive) {
    JsonNode passed = drive.path("health").path("smartPassed");
    return join(
        text(drive.path("name")),
        text(drive.path("model")),
        labelled("serial", drive.path("serialNumber")),
        drive.path("sizeBytes").isNumber()
            ? String.format(Locale.ROOT, "%.1f GB", drive.path("sizeBytes").asDouble() / GB)
            : null,
        text(drive.path("transport")),
        passed.isBoolean() ? (passed.asBoolean() ? "SMART passed" : "SMART FAILED") : null);
  }

  private static String raid(JsonNode raid) {
    return join(
        text(raid.path("model")),
        labelled("serial", raid.path("serialNumber")),
        text(raid.path("status")),
        stream(raid.path("volumes"))
            .map(one -> words(labelled("volume", one.path("id")), one.path("status")))
            .collect(Collectors.joining(", ")),
        raid.path("bays").size() + (raid.path("bays").size() == 1 ? " drive" : " drives"));
  }

  private static String port(JsonNode port) {
    JsonNode carrier = port.path("carrier");
    return join(
        text(port.path("name")),
        text(port.path("macAddress")),
        text(port.path("driver")),
        carrier.isBoolean() ? (carrier.asBoolean() ? "link" : "no link") : null,
        counted(port.path("speedMbps"), "Mb/s"),
        stream(port.path("addresses")).map(JsonNode::asText).collect(Collectors.joining(" ")));
  }

  private static String bmc(JsonNode bmc) {
    return join(
        text(bmc.path("manufacturer")),
        text(bmc.path("product")),
        labelled("firmware", bmc.path("firmwareRevision")),
        labelled("IPMI", bmc.path("ipmiVersion")));
  }

  private static String outcomes(JsonNode entries) {
    return stream(entries)
        .map(entry -> entry.path("name").asText() + " " + entry.path("outcome").asText())
        .collect(Collectors.joining(", "));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : null;
  }

  private static @Nullable String labelled(String label, JsonNode node) {
    return node.isValueNode() ? label + " " + node.asText() : null;
  }

  private static @Nullable String counted(JsonNode node, String unit) {
    return node.isNumber() ? node.asText() + " " + unit : null;
  }

  private static String words(@Nullable Object... parts) {
    return Stream.of(parts)
        .map(part -> part instanceof JsonNode node ? text(node) : (String) part)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private static String join(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
