package assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingSetTest {
  private static Finding finding(Severity severity, String message, String subject) {
    return new Finding("a", severity, message, subject);
  }

  @Test
  void eachIdIsThereOnceForEachSubject() {
    FindingSet set = new FindingSet();
    set.add(finding(Severity.info, "first", "x"));
    set.add(finding(Severity.info, "first", "y"));
    set.add(finding(Severity.critical, "second", "x"));
    set.add(finding(Severity.info, "first", "x"));
    set.add(finding(Severity.info, "of nothing", null));
    set.add(finding(Severity.info, "of nothing else", null));
    assertEquals(
        List.of(
            finding(Severity.critical, "first; second", "x"),
            finding(Severity.info, "first", "y"),
            finding(Severity.info, "of nothing", null),
            finding(Severity.info, "of nothing else", null)),
        set.list());
  }
}
