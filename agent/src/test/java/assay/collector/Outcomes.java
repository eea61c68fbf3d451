package assay.collector;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.json.JsonTree;
import assay.report.ReportJson;
import assay.rules.Catalogue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// Takes outcomes apart.
final class Outcomes {
  private Outcomes() {}

  static Hardware ok(Outcome outcome) {
    return assertInstanceOf(Outcome.Ok.class, outcome).hardware();
  }

  static Outcome.Partial partial(Outcome outcome) {
    return assertInstanceOf(Outcome.Partial.class, outcome);
  }

  /// Those it comes with, and those that the rules make of its hardware.
  static List<String> findings(Outcome outcome) {
    List<Finding> findings =
        switch (outcome) {
          case Outcome.Ok ok -> ok.findings();
          case Outcome.Partial partial -> partial.findings();
          case Outcome.Failed failed -> failed.findings();
          case Outcome.TimedOut timedOut -> timedOut.findings();
          case Outcome.Stuck stuck -> stuck.findings();
          case Outcome.Absent _, Outcome.ToolMissing _, Outcome.Skipped _ -> List.of();
        };
    Hardware hardware = outcome.hardware();
    return Stream.concat(
            findings.stream(),
            hardware == null
                ? Stream.of()
                : Catalogue.shipped().judge(tree(hardware)).stream().map(Catalogue.Hit::finding))
        .map(finding -> finding.id() + " " + finding.severity() + " " + finding.subject())
        .toList();
  }

  private static JsonNode tree(Hardware hardware) {
    try {
      return JsonTree.read(ReportJson.text(hardware));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
