package assay.source.smbios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The specification's words for enumerated values. Value 2 is "Unknown" in all of these
/// enumerations, so it is absent, as is a value newer than the list.
final class Words {
  /// Stands for a bit that has no meaning or says that something is unknown.
  static final String SAYS_NOTHING = "-";

  private static final int UNKNOWN = 2;

  // DSP0134 7.4.1
  private static final List<String> CHASSIS_TYPES =
      List.of(
          "Other",
          "Unknown",
          "Desktop",
          "Low Profile Desktop",
          "Pizza Box",
          "Mini Tower",
          "Tower",
          "Portable",
          "Laptop",
          "Notebook",
          "Hand Held",
          "Docking Station",
          "All in One",
          "Sub Notebook",
          "Space-saving",
          "Lunch Box",
          "Main Server Chassis",
          "Expansion Chassis",
          "SubChassis",
          "Bus Expansion Chassis",
          "Peripheral Chassis",
          "RAID Chassis",
          "Rack Mount Chassis",
          "Sealed-case PC",
          "Multi-system Chassis",
          "Compact PCI",
          "Advanced TCA",
          "Blade",
          "Blade Enclosure",
          "Tablet",
          "Convertible",
          "Detachable",
          "IoT Gateway",
          "Embedded PC",
          "Mini PC",
          "Stick PC");

  // DSP0134 7.17.3
  private static final List<String> ERROR_CORRECTION =
      List.of("Other", "Unknown", "None", "Parity", "Single-bit ECC", "Multi-bit ECC", "CRC");

  // DSP0134 7.18.1
  private static final List<String> FORM_FACTORS =
      List.of(
          "Other",
          "Unknown",
          "SIMM",
          "SIP",
          "Chip",
          "DIP",
          "ZIP",
          "Proprietary Card",
          "DIMM",
          "TSOP",
          "Row of chips",
          "RIMM",
          "SODIMM",
          "SRIMM",
          "FB-DIMM",
          "Die",
          "CAMM");

  // DSP0134 7.18.2
  private static final List<String> MEMORY_TYPES =
      List.of(
          "Other",
          "Unknown",
          "DRAM",
          "EDRAM",
          "VRAM",
          "SRAM",
          "RAM",
          "ROM",
          "FLASH",
          "EEPROM",
          "FEPROM",
          "EPROM",
          "CDRAM",
          "3DRAM",
          "SDRAM",
          "SGRAM",
          "RDRAM",
          "DDR",
          "DDR2",
          "DDR2 FB-DIMM",
          "Reserved",
          "Reserved",
          "Reserved",
          "DDR3",
          "FBD2",
          "DDR4",
          "LPDDR",
          "LPDDR2",
          "LPDDR3",
          "LPDDR4",
          "Logical non-volatile device",
          "HBM",
          "HBM2",
          "DDR5",
          "LPDDR5",
          "HBM3");

  private Words() {}

  static @Nullable String chassisType(int value) {
    return word(CHASSIS_TYPES, value);
  }

  static @Nullable String errorCorrection(int value) {
    return word(ERROR_CORRECTION, value);
  }

  static @Nullable String memoryFormFactor(int value) {
    return word(FORM_FACTORS, value);
  }

  static @Nullable String memoryType(int value) {
    return word(MEMORY_TYPES, value);
  }

  /// The lines of a list of words.
  static List<String> of(String lines) {
    return lines.lines().toList();
  }

  /// The words for the bits that are set, the lowest first.
  static List<String> set(@Nullable Integer bits, List<String> words) {
    List<String> set = new ArrayList<>();
    for (int bit = 0; bits != null && bit < words.size(); bit++) {
      String word = words.get(bit);
      if ((bits & 1 << bit) != 0 && !word.equals(SAYS_NOTHING)) {
        set.add(word);
      }
    }
    return List.copyOf(set);
  }

  static @Nullable String word(List<String> words, int value) {
    return value < 1 || value > words.size() || value == UNKNOWN ? null : words.get(value - 1);
  }
}
