package assay.inventory;

import org.jspecify.annotations.Nullable;

/// A device that is part of the board, as the firmware lists it (SMBIOS type 41).
///
/// @param designation the maker's name, such as `Onboard LAN 1`
/// @param type such as `Ethernet`
/// @param enabled whether it is switched on in the firmware's setup
/// @param instance counts the devices of a type
/// @param pciAddress with it the device's entry in [PciDevice] is found
public record OnboardDevice(
    @Nullable String designation,
    @Nullable String type,
    @Nullable Boolean enabled,
    @Nullable Integer instance,
    @Nullable String pciAddress) {
  /// Where the report has them.
  public static final Section<OnboardDevice> SECTION =
      Section.many(
          "onboardDevices",
          123,
          OnboardDevice.class,
          (a, b) -> a.designation() != null && a.designation().equals(b.designation()));
}
