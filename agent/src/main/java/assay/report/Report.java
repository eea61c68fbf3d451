package assay.report;

import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.step.StepResult;
import assay.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `audit.json`. The schema is `audit.schema.json`; unknown is absent.
///
/// @param schemaVersion version of the schema, semver
/// @param complete false until the audit came to its end
public record Report(
    String schemaVersion,
    boolean complete,
    RunSection run,
    IdentitySection identity,
    BootSection boot,
    @Nullable AccessSection access,
    List<CollectorEntry> collectors,
    Hardware hardware,
    List<Finding> findings,
    Verdict verdict) {

  /// The version this agent writes.
  public static final String SCHEMA_VERSION = "1.0.0";

  /// The boot.
  ///
  /// @param steps in their order
  public record BootSection(List<StepResult> steps) {}
}
