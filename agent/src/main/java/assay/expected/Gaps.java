package assay.expected;

import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was not looked for to its end. A list that a collector left short is no proof that there is
/// no more.
final class Gaps {
  /// Who fills a list; any collector may fill one that is not among them.
  static final Map<String, Set<String>> COLLECTORS =
      Map.of(
          "modules", Set.of("dmi"),
          "processors", Set.of("dmi", "cpu", "oshi"),
          "drives", Set.of("block", "raid"),
          "opticalDrives", Set.of("block"),
          "networkPorts", Set.of("net"),
          "pciDevices", Set.of("pci"),
          "raidControllers", Set.of("raid"),
          "sensors", Set.of("ipmitool", "hwmon"),
          "lanChannels", Set.of("ipmitool"),
          "fru", Set.of("ipmitool"));

  private final JsonNode collectors;

  Gaps(JsonNode report) {
    collectors = report.path("collectors");
  }

  /// Why a list may lack something: the collectors that came to no good end, with their outcomes.
  List<String> of(String list) {
    Set<String> wanted = COLLECTORS.getOrDefault(list, Set.of());
    List<String> gaps = new ArrayList<>();
    for (JsonNode collector : collectors) {
      String name = collector.path("name").asText();
      String outcome = collector.path("outcome").asText();
      boolean good = outcome.equals("ok") || outcome.equals("absent");
      if (!good && (wanted.isEmpty() || wanted.contains(name))) {
        gaps.add(Wording.plain(name + " " + outcome));
      }
    }
    return gaps;
  }
}
