package assay.step;

/// What a look at a step shows.
public sealed interface Verification {
  /// It has done what it is there for.
  ///
  /// @param remark what is worth knowing all the same, or empty
  record Done(String remark) implements Verification {}

  /// It is at work.
  record Running() implements Verification {}

  /// It is not there, or it ended without doing its work.
  record Down(String reason) implements Verification {}

  /// It has nothing to do here.
  record NotNeeded(String reason) implements Verification {}

  /// It gave up at its own limit.
  record GaveUp(String reason) implements Verification {}
}
