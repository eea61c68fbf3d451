package assay.verdict;

import assay.inventory.Finding;
import java.util.List;

/// What is said of a whole report, once all of it is there.
///
/// @param findings what was found
/// @param gaps what could not be judged, a line each
public record Judgement(List<Finding> findings, List<String> gaps) {
  /// Nothing to say.
  public static final Judgement NONE = new Judgement(List.of(), List.of());

  /// Copies the lists.
  public Judgement {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
  }
}
