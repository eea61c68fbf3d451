package assay.collector;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import java.util.List;

/// Takes outcomes apart.
final class Outcomes {
  private Outcomes() {}

  static Hardware ok(Outcome outcome) {
    return assertInstanceOf(Outcome.Ok.class, outcome).hardware();
  }

  static Outcome.Partial partial(Outcome outcome) {
    return assertInstanceOf(Outcome.Partial.class, outcome);
  }

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
    return findings.stream()
        .map(finding -> finding.id() + " " + finding.severity() + " " + finding.subject())
        .toList();
  }
}
