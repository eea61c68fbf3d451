package assay.vm.serve;

import assay.delivery.ReportKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;

/// What an operator sees of a report that came in: a line of a table.
///
/// @param at when it came in, by this machine's clock
public record SummaryRow(LocalTime at, ReportKey key, JsonNode report) {
  /// The table's head.
  public static final String HEAD =
      "%-8s  %-36s  %-8s  %-7s  %8s  %s"
          .formatted("time", "machine", "audit", "verdict", "findings", "product, labels");

  /// Labels that say what the machine's name says, or what nobody looks for in a row.
  private static final Set<String> TOLD = Set.of("uuid", "mac");

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int LONGEST = 80;

  @Override
  public String toString() {
    JsonNode system = report.path("hardware").path("system");
    String product =
        (system.path("manufacturer").asText() + " " + system.path("productName").asText()).strip();
    String labels =
        report.path("run").path("labels").properties().stream()
            .filter(label -> !TOLD.contains(label.getKey()))
            .map(label -> label.getKey() + "=" + label.getValue().asText())
            .collect(Collectors.joining(" "));
    return "%-8s  %-36s  %-8s  %-7s  %8d  %s"
        .formatted(
            CLOCK.format(at),
            key.machine(),
            report.path("complete").asBoolean() ? "complete" : "begun",
            plain(report.path("verdict").path("state").asText("UNKNOWN")),
            report.path("findings").size(),
            plain(product + (labels.isEmpty() ? "" : ", " + labels)))
        .stripTrailing();
  }

  /// What a machine says of itself must not move an operator's cursor.
  private static String plain(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e\\xa0-\\uffff]", "?");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
  }
}
