package assay.verdict;

import assay.inventory.Finding;
import java.util.ArrayList;
import java.util.List;

/// Whether the machine is good.
///
/// @param state see [State]
/// @param reasons why it is not a PASS, a line each
public record Verdict(State state, List<String> reasons) {
  /// The names are those of the report. UNKNOWN is never a PASS: not all of it was looked at.
  public enum State {
    PASS,
    FAIL,
    UNKNOWN
  }

  /// Judges.
  ///
  /// @param findings all that was found
  /// @param gaps what could not be looked at, a line each
  public static Verdict of(List<Finding> findings, List<String> gaps) {
    List<String> critical =
        findings.stream()
            .filter(finding -> finding.severity() == Finding.Severity.critical)
            .map(Finding::message)
            .toList();
    List<String> reasons = new ArrayList<>(critical);
    reasons.addAll(gaps);
    if (!critical.isEmpty()) {
      return new Verdict(State.FAIL, reasons);
    }
    return new Verdict(gaps.isEmpty() ? State.PASS : State.UNKNOWN, reasons);
  }
}
