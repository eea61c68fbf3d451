package assay.report.export;

import assay.report.Identities;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A report in the text format of Prometheus, for the textfile collector of node_exporter: gauges
/// in base units, named `assay_...`. What the report does not know has no sample.
public final class PrometheusExport {
  private static final List<String> STATES = List.of("PASS", "WARN", "FAIL", "UNKNOWN");
  private static final String[] SEVERITIES = {"critical", "warning", "info"};

  private PrometheusExport() {}

  /// The text, ending with a line feed.
  public static String text(JsonNode report) {
    Metrics metrics = new Metrics();
    about(metrics, report);
    verdict(metrics, report);
    work(metrics, report);
    HardwareMetrics.write(metrics, report.path("hardware"));
    DriveMetrics.write(metrics, report.path("hardware"));
    return metrics.toString();
  }

  private static void about(Metrics metrics, JsonNode report) {
    JsonNode run = report.path("run");
    JsonNode system = report.path("hardware").path("system");
    metrics.gauge("assay_report_info", "Which machine the report is about.");
    metrics.sample(
        "assay_report_info",
        1,
        "schema_version",
        report.path("schemaVersion").asText(""),
        "assay_version",
        run.path("assayVersion").asText(""),
        "manufacturer",
        system.path("manufacturer").asText(""),
        "product",
        system.path("productName").asText(""),
        "serial",
        Identities.systemSerialNumber(report).asText(""),
        "kernel",
        run.path("kernelRelease").asText(""));
    metrics.gauge("assay_report_complete", "Whether the audit came to its end.");
    metrics.flag("assay_report_complete", report.path("complete"));
    metrics.gauge("assay_report_timestamp_seconds", "When the report was last written.");
    try {
      Instant updated = Instant.parse(run.path("updatedAt").asText(""));
      metrics.sample("assay_report_timestamp_seconds", updated.toEpochMilli() / 1000.0);
    } catch (DateTimeParseException | ArithmeticException e) {
      // A report that does not say when.
    }
    metrics.gauge("assay_clock_trusted", "Whether the machine's clock can be believed.");
    metrics.flag("assay_clock_trusted", run.path("clockTrusted"));
    metrics.gauge("assay_audit_duration_seconds", "How long the audit has taken.");
    metrics.sample("assay_audit_duration_seconds", run.path("durationMillis"), 1e-3);
    metrics.gauge("assay_identity_trusted", "Whether an identifier can be believed.");
    for (JsonNode one : report.path("identity").path("identifiers")) {
      metrics.flag(
          "assay_identity_trusted",
          one.path("trusted"),
          "kind",
          one.path("kind").asText(""),
          "source",
          one.path("source").asText(""));
    }
  }

  private static void verdict(Metrics metrics, JsonNode report) {
    metrics.gauge("assay_verdict", "1 for the state the machine is in.");
    states(metrics, report.path("verdict").path("state").asText("UNKNOWN"));
    // By kind: a machine has hundreds of PCI devices, and each would be four series.
    metrics.gauge("assay_parts", "Number of parts of a kind in a state.");
    Map<String, int[]> kinds = new TreeMap<>();
    for (JsonNode part : report.path("verdict").path("parts")) {
      int state = STATES.indexOf(part.path("state").asText("UNKNOWN"));
      if (state >= 0) {
        kinds.computeIfAbsent(part.path("part").asText(""), _ -> new int[STATES.size()])[state]++;
      }
    }
    kinds.forEach(
        (kind, counts) -> {
          for (int i = 0; i < counts.length; i++) {
            metrics.sample("assay_parts", counts[i], "part", kind, "state", STATES.get(i));
          }
        });
    metrics.gauge("assay_findings", "Number of findings.");
    for (String severity : SEVERITIES) {
      int count = 0;
      for (JsonNode finding : report.path("findings")) {
        count += finding.path("severity").asText("").equals(severity) ? 1 : 0;
      }
      metrics.sample("assay_findings", count, "severity", severity);
    }
    metrics.gauge("assay_finding", "Number of findings of a rule.");
    Map<String, Integer> rules = new TreeMap<>();
    for (JsonNode finding : report.path("findings")) {
      rules.merge(finding.path("id").asText(""), 1, Integer::sum);
    }
    rules.forEach((rule, count) -> metrics.sample("assay_finding", count, "id", rule));
  }

  private static void states(Metrics metrics, String state) {
    for (String one : STATES) {
      metrics.sample("assay_verdict", one.equals(state) ? 1 : 0, "state", one);
    }
  }

  private static void work(Metrics metrics, JsonNode report) {
    metrics.gauge("assay_collector_outcome", "1 for how a collector ended.");
    metrics.gauge("assay_collector_duration_seconds", "How long a collector took.");
    entries(metrics, "collector", report.path("collectors"));
    metrics.gauge("assay_boot_step_outcome", "1 for how a step of the boot ended.");
    metrics.gauge("assay_boot_step_duration_seconds", "How long a step of the boot took.");
    entries(metrics, "boot_step", report.path("boot").path("steps"));
  }

  private static void entries(Metrics metrics, String kind, JsonNode entries) {
    for (JsonNode entry : entries) {
      String name = entry.path("name").asText("");
      String outcome = entry.path("outcome").asText("unknown");
      metrics.sample("assay_" + kind + "_outcome", 1, "name", name, "outcome", outcome);
      JsonNode took = entry.path("durationMillis");
      metrics.sample("assay_" + kind + "_duration_seconds", took, 1e-3, "name", name);
    }
  }
}
