package assay.report;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.step.ForcedService;
import assay.step.StepResult;
import assay.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `audit.json`. The schema is `audit.schema.json`; unknown is absent.
///
/// @param schemaVersion version of the schema, semver
/// @param delivery how this audit's earlier report left the machine; absent where none is to
/// @param complete false until the audit came to its end
public record Report(
    String schemaVersion,
    boolean complete,
    RunSection run,
    IdentitySection identity,
    BootSection boot,
    @Nullable AccessSection access,
    @Nullable DeliverySection delivery,
    List<CollectorEntry> collectors,
    Hardware hardware,
    List<Finding> findings,
    Verdict verdict) {

  /// The version this agent writes.
  public static final String SCHEMA_VERSION = "1.0.0";

  /// The boot.
  ///
  /// @param steps in their order
  /// @param forced services started past OpenRC, if any
  public record BootSection(List<StepResult> steps, @Nullable List<ForcedService> forced) {}
}
