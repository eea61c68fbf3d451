package assay.expected;

import assay.schema.SchemaNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a machine is expected to be: EXPECTED of `assay check`, in YAML or JSON.
public final class ExpectedMachine {
  /// What no hand writes more of.
  public static final int LIMIT_BYTES = 256 << 10;

  private final Expectation.Part report;

  private ExpectedMachine(Expectation.Part report) {
    this.report = report;
  }

  /// Reads what somebody wrote.
  ///
  /// @param schema of a report: what may be expected
  /// @throws UnusableExpectedException with one line that says where and what is wrong with it
  public static ExpectedMachine read(byte[] bytes, SchemaNode schema)
      throws UnusableExpectedException {
    return new ExpectedMachine(ExpectationReader.report(YamlText.read(bytes), schema));
  }

  /// Where a report does not meet it, in the order in which it was written.
  public List<Difference> differences(JsonNode tree) {
    return new MachineComparison(tree).of(report);
  }
}
