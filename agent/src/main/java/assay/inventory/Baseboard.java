package assay.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The main board (the first SMBIOS type 2).
///
/// @param serialNumberTrusted whether it can identify a board; present when the number is
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
public record Baseboard(
    @Nullable String manufacturer,
    @Nullable String productName,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable Boolean serialNumberTrusted,
    @Nullable String assetTag,
    Map<String, String> untrusted)
    implements Sparse {
  /// Where the report has it.
  public static final Section<Baseboard> SECTION = Section.one("board", 20, Baseboard.class);
}
