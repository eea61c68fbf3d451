package assay.expected;

import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What was not looked for to its end. A list that a collector left short is no proof that there is
/// no more.
final class Gaps {
  private final JsonNode collectors;

  Gaps(JsonNode report) {
    collectors = report.path("collectors");
  }

  /// Why a list may lack something: the collectors that came to no good end, with their outcomes.
  ///
  /// @param wanted those that answer for the list; any may fill one for which none does
  List<String> of(List<String> wanted) {
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
