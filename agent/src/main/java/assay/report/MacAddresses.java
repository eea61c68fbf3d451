package assay.report;

import org.jspecify.annotations.Nullable;

/// Tells a maker's address of a network port from others (IEEE 802, the two lowest bits of the
/// first byte).
final class MacAddresses {
  private static final int BYTES = 6;
  private static final int DIGITS_AND_COLON = 3;
  private static final int MULTICAST = 1;
  private static final int LOCAL = 2;

  private MacAddresses() {}

  /// Why it does not tell one port from another; null where it does.
  static @Nullable String reason(String address) {
    if (address.length() != BYTES * DIGITS_AND_COLON - 1) {
      return "is no MAC address";
    }
    boolean zero = true;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean colon = i % DIGITS_AND_COLON == DIGITS_AND_COLON - 1;
      if (colon ? c != ':' : Character.digit(c, 16) < 0) {
        return "is no MAC address";
      }
      zero &= colon || c == '0';
    }
    int first = Character.digit(address.charAt(1), 16);
    if (zero) {
      return "all zeros";
    } else if ((first & MULTICAST) != 0) {
      return "a multicast address";
    }
    return (first & LOCAL) == 0 ? null : "locally administered, not a maker's";
  }
}
