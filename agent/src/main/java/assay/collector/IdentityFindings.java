package assay.collector;

import assay.inventory.Baseboard;
import assay.inventory.ComputerSystem;
import assay.inventory.Finding;
import assay.rules.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says which numbers that should tell this machine from others do not. A chassis is not among
/// them: many machines have no number of the chassis, and blades share it.
final class IdentityFindings {
  private IdentityFindings() {}

  static List<Finding> of(@Nullable ComputerSystem system, @Nullable Baseboard board) {
    List<Finding> findings = new ArrayList<>();
    if (system != null) {
      Map<String, String> untrusted = system.untrusted();
      add(findings, "system serial number", system.serialNumber(), untrusted.get("serialNumber"));
      add(findings, "system UUID", system.uuid(), untrusted.get("uuid"));
    }
    if (board != null) {
      add(
          findings,
          "board serial number",
          board.serialNumber(),
          board.untrusted().get("serialNumber"));
    }
    return List.copyOf(findings);
  }

  private static void add(
      List<Finding> findings, String subject, @Nullable String value, @Nullable String reason) {
    if (reason != null) {
      findings.add(
          Catalogue.event(
              "identity_untrusted",
              "the %s is `%s`: %s".formatted(subject, value, reason),
              subject));
    }
  }
}
