package assay.inventory;

import org.jspecify.annotations.Nullable;

/// A connector of the board or the case (SMBIOS type 8).
///
/// @param internalDesignation the name on the board
/// @param internalConnector its form there; `None` where there is none, as on the outside
/// @param externalDesignation the name on the case
/// @param portType what it is for, such as `USB`
public record Connector(
    @Nullable String internalDesignation,
    @Nullable String internalConnector,
    @Nullable String externalDesignation,
    @Nullable String externalConnector,
    @Nullable String portType) {
  /// Where the report has them.
  public static final Section<Connector> SECTION =
      Section.many("connectors", 124, Connector.class, (a, b) -> a.equals(b));
}
