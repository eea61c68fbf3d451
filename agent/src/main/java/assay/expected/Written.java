package assay.expected;

import java.util.List;
import java.util.SequencedMap;

/// What somebody wrote, without any meaning yet: texts, so that a version `2.10` does not become
/// the number 2.1, and where each stands.
sealed interface Written {
  /// Where it begins.
  Position at();

  /// How many values it holds, itself included; one that is written once and named often counts as
  /// often.
  int size();

  /// A single value.
  ///
  /// @param plain whether it stands without quotes
  record Scalar(Position at, String text, boolean plain) implements Written {
    @Override
    public int size() {
      return 1;
    }

    /// Whether nothing was written.
    boolean nothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /// Values in a row.
  record Sequence(Position at, List<Written> elements, int size) implements Written {}

  /// Values by name.
  record Mapping(Position at, SequencedMap<Scalar, Written> members, int size) implements Written {}

  /// In words.
  default String kind() {
    return switch (this) {
      case Scalar _ -> "a single value";
      case Sequence _ -> "a list";
      case Mapping _ -> "names with values";
    };
  }
}
