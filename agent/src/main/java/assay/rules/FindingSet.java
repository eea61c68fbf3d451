package assay.rules;

import assay.inventory.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings in the order in which they came, each id once for each subject: what else is said of
/// the same matter, such as of a second firmware file of one card, is added to the message.
public final class FindingSet {
  private final Map<Matter, Finding> findings = new LinkedHashMap<>();

  private record Matter(String id, @Nullable String subject, @Nullable String message) {
    static Matter of(Finding finding) {
      return new Matter(
          finding.id(), finding.subject(), finding.subject() == null ? finding.message() : null);
    }
  }

  /// Takes one.
  public void add(Finding finding) {
    Matter matter = Matter.of(finding);
    Finding known = findings.get(matter);
    findings.put(matter, known == null ? finding : joined(known, finding));
  }

  private static Finding joined(Finding known, Finding more) {
    Finding worse = more.severity().compareTo(known.severity()) > 0 ? more : known;
    return new Finding(
        known.id(),
        worse.severity(),
        known.message().contains(more.message())
            ? known.message()
            : known.message() + "; " + more.message(),
        known.subject(),
        worse.remedy(),
        worse.evidence(),
        worse.ruleVersion());
  }

  /// All that were taken.
  public List<Finding> list() {
    return List.copyOf(findings.values());
  }
}
