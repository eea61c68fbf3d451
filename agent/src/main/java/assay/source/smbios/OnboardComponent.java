package assay.source.smbios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 41, and type 10, which it took the place of.
///
/// @param instance counts those of a type
/// @param pciAddress absent in type 10
public record OnboardComponent(
    @Nullable String designation,
    @Nullable String type,
    @Nullable Boolean enabled,
    @Nullable Integer instance,
    @Nullable String pciAddress) {
  private static final int ENABLED_BIT = 0x80;
  private static final int HEADER_BYTES = 4;

  // DSP0134 7.42.2; the first ten are also those of type 10
  private static final List<String> TYPES =
      List.of(
          "Other",
          "Unknown",
          "Video",
          "SCSI Controller",
          "Ethernet",
          "Token Ring",
          "Sound",
          "PATA Controller",
          "SATA Controller",
          "SAS Controller",
          "Wireless LAN",
          "Bluetooth",
          "WWAN",
          "eMMC",
          "NVMe Controller",
          "UFS Controller");

  /// The one of a structure of type 41.
  static OnboardComponent of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    return new OnboardComponent(
        structure.stringAt(0x04),
        type(type),
        enabled(type),
        structure.byteAt(0x06),
        structure.pciAddressAt(0x07, 0x09));
  }

  /// Those of a structure of type 10: a type and a string for each.
  static List<OnboardComponent> ofOld(Structure structure) {
    List<OnboardComponent> components = new ArrayList<>();
    for (int at = HEADER_BYTES; structure.byteAt(at + 1) != null; at += 2) {
      Integer type = structure.byteAt(at);
      components.add(
          new OnboardComponent(structure.stringAt(at + 1), type(type), enabled(type), null, null));
    }
    return components;
  }

  private static @Nullable String type(@Nullable Integer type) {
    return type == null ? null : Words.word(TYPES, type & ~ENABLED_BIT);
  }

  private static @Nullable Boolean enabled(@Nullable Integer type) {
    return type == null ? null : Boolean.valueOf((type & ENABLED_BIT) != 0);
  }
}
