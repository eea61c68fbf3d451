package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the maker, or whoever runs the machine, wrote into the firmware (SMBIOS type 11).
///
/// @param strings in their order; of a setting only the name, for its value may be a key or a
///     password
/// @param withheldCount how many were cut so; absent where none was
public record OemStrings(List<String> strings, @Nullable Integer withheldCount) {
  /// Where the report has it.
  public static final Section<OemStrings> SECTION = Section.one("oemStrings", 45, OemStrings.class);
}
