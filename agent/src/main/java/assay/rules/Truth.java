package assay.rules;

/// Of a condition: what is not known makes none of it true, nor its opposite (Kleene's logic).
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  Truth not() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }
}
