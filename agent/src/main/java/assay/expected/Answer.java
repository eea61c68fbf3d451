package assay.expected;

/// What a report says to an expectation.
enum Answer {
  /// It is so.
  MET,
  /// It is not so.
  DIFFERS,
  /// It does not say, which is no pass.
  UNKNOWN;

  static Answer of(boolean met) {
    return met ? MET : DIFFERS;
  }
}
