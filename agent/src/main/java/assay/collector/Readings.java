package assay.collector;

import assay.host.FileSet;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import java.util.List;

/// Outcomes of collectors that read files.
final class Readings {
  private Readings() {}

  /// What was read counts even if the reading was cut short; nothing read by a reading that ended
  /// by itself means there is nothing.
  static Outcome outcome(String attempted, FileSet set, Hardware hardware, String absent) {
    return outcome(attempted, set, hardware, List.of(), absent);
  }

  static Outcome outcome(
      String attempted, FileSet set, Hardware hardware, List<Finding> findings, String absent) {
    boolean whole = set.whole();
    if (hardware.nothing()) {
      return whole ? new Outcome.Absent(absent) : Endings.nothing(attempted, set.ending());
    }
    return whole
        ? new Outcome.Ok(hardware, findings)
        : new Outcome.Partial(hardware, findings, attempted + ": " + set.ending().words());
  }
}
