package assay.vm.serve;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a report that somebody sent.
public sealed interface Receipt {
  /// It lies in its folder.
  ///
  /// @param first whether nothing of this boot was there before
  record Stored(JsonNode report, boolean first) implements Receipt {}

  /// A later one of the same boot is there already, and stays.
  record Older() implements Receipt {}

  /// It is none; nothing was written.
  ///
  /// @param reason in words
  record Invalid(String reason) implements Receipt {}
}
