package assay.verdict;

import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether the machine is good.
///
/// @param state see [State]
/// @param reasons why it is not a PASS, a line each
/// @param parts the same of each part
public record Verdict(State state, List<String> reasons, List<PartVerdict> parts) {
  /// The names are those of the report.
  public enum State {
    /// All was looked at, and nothing is to be said against it.
    PASS,
    /// Something is not as it should be.
    WARN,
    /// It must not be handed over like this.
    FAIL,
    /// Not all of it was looked at: never a PASS, and no WARN, for worse may be there.
    UNKNOWN;

    static State of(List<Finding> findings, boolean open) {
      if (has(findings, Severity.critical)) {
        return FAIL;
      }
      if (open) {
        return UNKNOWN;
      }
      return has(findings, Severity.warning) ? WARN : PASS;
    }
  }

  /// Judges.
  ///
  /// @param findings all that was found
  /// @param gaps what could not be looked at, a line each
  /// @param parts what is to be said of each part
  public static Verdict of(List<Finding> findings, List<String> gaps, Parts parts) {
    List<String> open = new ArrayList<>(gaps);
    open.addAll(parts.unknown());
    return new Verdict(
        State.of(findings, !open.isEmpty()), reasons(findings, open), parts.verdicts());
  }

  /// What fails it, what is open, what it is warned of.
  static List<String> reasons(List<Finding> findings, List<String> open) {
    Set<String> reasons = new LinkedHashSet<>();
    add(findings, Severity.critical, reasons);
    reasons.addAll(open);
    add(findings, Severity.warning, reasons);
    return List.copyOf(reasons);
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        return true;
      }
    }
    return false;
  }

  private static void add(List<Finding> findings, Severity severity, Set<String> messages) {
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        messages.add(finding.message());
      }
    }
  }
}
