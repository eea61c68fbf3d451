package assay.expected;

import org.jspecify.annotations.Nullable;

/// What somebody wrote about the machine they expect cannot be used. The message is one line:
/// where, what was seen, what to write instead.
public final class UnusableExpectedException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableExpectedException(@Nullable Position at, String problem) {
    super(at == null ? problem : at + ": " + problem);
  }
}
