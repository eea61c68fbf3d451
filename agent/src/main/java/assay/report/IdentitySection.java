package assay.report;

import assay.inventory.Finding;
import assay.inventory.Sparse;
import assay.rules.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can tell this machine from another: a set, since each single one of these lies somewhere.
///
/// @param machineId a UUID that stays the same while parts are pulled and put in, see [MachineId];
///     absent where nothing can be trusted, or as long as something stronger may be found
/// @param machineIdFrom the kind of the identifier that it is made of
/// @param identifiers the strongest first
public record IdentitySection(
    @Nullable String machineId, @Nullable String machineIdFrom, List<Identifier> identifiers)
    implements Sparse {

  /// The section, and what there is to say of it.
  record Judged(IdentitySection section, List<Finding> findings) {}

  /// @param hardware as the report has it
  /// @param complete whether nothing more will be found
  static Judged of(JsonNode hardware, boolean complete) {
    IdentityCheck.Checked checked = IdentityCheck.check(Identifiers.of(hardware), hardware);
    List<Finding> findings = new ArrayList<>(checked.findings());
    Identifier strongest = MachineId.strongest(checked.identifiers());
    if (strongest == null && complete) {
      findings.add(
          Catalogue.event(
              "identity_unknown",
              checked.identifiers().isEmpty()
                  ? "nothing tells this machine from another"
                  : "nothing that can be trusted tells this machine from another",
              "machine id"));
    }
    boolean last =
        strongest != null && (complete || IdentifierKind.valueOf(strongest.kind()).early());
    return new Judged(
        new IdentitySection(
            last ? MachineId.of(strongest, hardware) : null,
            last ? strongest.kind() : null,
            checked.identifiers()),
        findings);
  }
}
