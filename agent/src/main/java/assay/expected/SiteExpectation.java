package assay.expected;

import assay.host.FileSet;
import assay.inventory.Finding;
import assay.rules.Catalogue;
import assay.schema.SchemaNode;
import assay.verdict.Judgement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the site's files, or else the image, say the machine is expected to be: judged at the end
/// of an audit.
///
/// @param path where it was found
public record SiteExpectation(String path, byte[] bytes) {
  private static final List<String> FILES =
      List.of("/run/assay/site/expected.yaml", "/etc/assay/expected.yaml");

  /// More lines than these say no more.
  private static final int MOST_FINDINGS = 50;

  /// The files to read for [#judge].
  public static List<String> files() {
    return FILES;
  }

  /// Judges by the first of the files that is there.
  ///
  /// @param files what was read of them
  /// @param schema of a report; asked for only where there is such a file
  public static Judgement judge(FileSet files, JsonNode report, Supplier<SchemaNode> schema) {
    for (String path : FILES) {
      byte[] bytes = files.files().get(path);
      if (bytes != null) {
        return new SiteExpectation(path, bytes).judge(report, schema);
      }
    }
    return Judgement.NONE;
  }

  /// Compares. Whatever is in the file, the audit comes to its end.
  private Judgement judge(JsonNode report, Supplier<SchemaNode> schema) {
    try {
      return judgement(ExpectedMachine.read(bytes, schema.get()).differences(report));
    } catch (UnusableExpectedException e) {
      return unusable(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return unusable(e.toString());
    }
  }

  private Judgement unusable(String why) {
    String message = path + ": " + why + "; the machine was compared with nothing";
    return new Judgement(
        List.of(Catalogue.event("expected_unusable", message, path)),
        List.of("what is expected of the machine cannot be used"));
  }

  private static Judgement judgement(List<Difference> differences) {
    List<Finding> findings = new ArrayList<>();
    int unknown = 0;
    int left = 0;
    for (Difference difference : differences) {
      boolean known = difference.kind() == Difference.Kind.differs;
      unknown += known ? 0 : 1;
      if (findings.size() < MOST_FINDINGS) {
        findings.add(finding(known, difference.line(), difference.path()));
      } else {
        left++;
      }
    }
    if (left > 0) {
      boolean known = unknown < differences.size();
      findings.add(finding(known, "not as expected in " + left + " more places", ""));
    }
    return new Judgement(
        findings,
        unknown == 0
            ? List.of()
            : List.of("not known whether it is as expected: " + unknown + " of what is expected"));
  }

  private static Finding finding(boolean known, String line, String path) {
    String subject = path.isEmpty() ? null : path;
    return known
        ? Catalogue.event("expected_differs", line, subject)
        : Catalogue.event("expected_unknown", line, subject);
  }
}
