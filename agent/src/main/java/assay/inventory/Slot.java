package assay.inventory;

import org.jspecify.annotations.Nullable;

/// A slot for cards or drives, as the firmware lists it (SMBIOS type 9).
///
/// @param designation the name on the board, such as `PCIe Slot 3`
/// @param width the lanes or bits that are wired, such as `x8`
/// @param physicalWidth what fits in, where the firmware says so
/// @param usage `Available`, `In Use` or `Unavailable`
/// @param pciAddress what is or would be in it: with it the slot's entry in [PciDevice] is found
public record Slot(
    @Nullable String designation,
    @Nullable String type,
    @Nullable String width,
    @Nullable String physicalWidth,
    @Nullable String usage,
    @Nullable String length,
    @Nullable Integer id,
    @Nullable Boolean hotPlug,
    @Nullable String pciAddress) {
  /// Where the report has them.
  public static final Section<Slot> SECTION =
      Section.many(
          "slots",
          122,
          Slot.class,
          (a, b) -> a.designation() != null && a.designation().equals(b.designation()));
}
