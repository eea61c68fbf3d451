package assay.diff;

import assay.schema.Place;
import assay.schema.SchemaNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What differs between two reports: in hardware, findings, outcomes and verdict. When and how fast
/// they were made does not count.
///
/// @param sameMachine whether both are of one machine; empty where nothing tells
/// @param machineLine what is to be said of that; empty of one machine
/// @param changes in the order of the report
public record ReportDiff(Optional<Boolean> sameMachine, String machineLine, List<Change> changes) {

  /// Copies the list.
  public ReportDiff {
    changes = List.copyOf(changes);
  }

  /// Compares.
  ///
  /// @param schema of a report
  /// @param all whether what may differ between two boots of an unchanged machine counts too
  public static ReportDiff of(JsonNode before, JsonNode after, SchemaNode schema, boolean all) {
    MachineIdentity identity = MachineIdentity.of(before, after);
    TreeComparison comparison = new TreeComparison(all);
    SchemaNode hardware = schema.member("hardware");
    if (hardware != null) {
      comparison.part(
          hardware, before.path("hardware"), after.path("hardware"), Place.REPORT.part("hardware"));
    }
    OutcomeComparison outcomes = new OutcomeComparison(before, after);
    outcomes.compare();
    return new ReportDiff(
        identity.same(),
        identity.line(),
        Stream.concat(comparison.changes().stream(), outcomes.changes().stream()).toList());
  }

  /// Whether there is nothing to tell.
  public boolean same() {
    return changes.isEmpty() && sameMachine.orElse(true);
  }
}
