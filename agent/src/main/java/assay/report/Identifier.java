package assay.report;

import org.jspecify.annotations.Nullable;

/// One thing that can tell a machine from another.
///
/// @param kind what it is, such as `systemUuid`; see [IdentifierKind]
/// @param value as its source gives it
/// @param source the part that says so, such as `system` or `eth0`
/// @param trusted whether it can tell this machine from another
/// @param reason why it is not trusted
/// @param sameAs the kind of a stronger one with the same value, which is usual for the serial
///     numbers of board and chassis
/// @param weight how much it says, of 100: the more, the surer it stays with this machine and is
///     with no other
public record Identifier(
    String kind,
    String value,
    String source,
    boolean trusted,
    @Nullable String reason,
    @Nullable String sameAs,
    int weight) {

  Identifier untrusted(String why) {
    return new Identifier(kind, value, source, false, why, sameAs, weight);
  }

  Identifier sameAs(String other) {
    return new Identifier(kind, value, source, trusted, reason, other, weight);
  }
}
