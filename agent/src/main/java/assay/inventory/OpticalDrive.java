package assay.inventory;

import org.jspecify.annotations.Nullable;

/// A CD or DVD drive, real or the management controller's virtual one.
///
/// @param name the kernel's name, such as `sr0`
public record OpticalDrive(
    String name,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String firmware,
    @Nullable String transport,
    @Nullable String pciAddress) {
  /// Where the report has them.
  public static final Section<OpticalDrive> SECTION =
      Section.keyed("opticalDrives", 90, OpticalDrive.class, OpticalDrive::name);
}
