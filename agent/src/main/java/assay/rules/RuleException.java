package assay.rules;

/// Rules that cannot be used; the message says in one line where and why.
public final class RuleException extends Exception {
  private static final long serialVersionUID = 1;

  RuleException(String message) {
    super(message);
  }

  /// The same, seen from further out.
  RuleException in(String place) {
    return new RuleException(place + ": " + getMessage());
  }
}
