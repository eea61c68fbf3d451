package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A board besides the main one (SMBIOS type 2), such as a riser or a node's.
///
/// @param type such as `I/O Module`
/// @param location where it sits, in the maker's words
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record OtherBoard(
    @Nullable String type,
    @Nullable String location,
    @Nullable String manufacturer,
    @Nullable String productName,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    Map<String, String> untrusted)
    implements Sparse {
  /// Where the report has them.
  public static final Section<OtherBoard> SECTION =
      Section.many("otherBoards", 25, OtherBoard.class, (a, b) -> a.equals(b));
}
