package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 17.
///
/// @param arrayHandle handle of the [MemoryArray] it belongs to
/// @param populated absent when the size is unknown
/// @param typeDetails such as `Registered (Buffered)`
/// @param operatingModes those it is capable of, such as `Volatile memory`
/// @param moduleManufacturerId as JEDEC's JEP106 counts: bank in the low byte, then the code
public record MemoryDevice(
    @Nullable Integer arrayHandle,
    @Nullable String locator,
    @Nullable String bankLocator,
    @Nullable Boolean populated,
    @Nullable Long sizeBytes,
    @Nullable String type,
    @Nullable String formFactor,
    @Nullable Integer speedMegatransfers,
    @Nullable Integer configuredSpeedMegatransfers,
    @Nullable Integer configuredVoltageMillivolts,
    @Nullable Integer dataWidthBits,
    @Nullable Integer totalWidthBits,
    @Nullable Integer rank,
    @Nullable String manufacturer,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable String assetTag,
    List<String> typeDetails,
    @Nullable Integer minimumVoltageMillivolts,
    @Nullable Integer maximumVoltageMillivolts,
    @Nullable String technology,
    List<String> operatingModes,
    @Nullable String firmwareVersion,
    @Nullable Integer moduleManufacturerId,
    @Nullable Integer moduleProductId,
    @Nullable Integer controllerManufacturerId,
    @Nullable Integer controllerProductId,
    @Nullable Long nonVolatileBytes,
    @Nullable Long volatileBytes,
    @Nullable Long cacheBytes,
    @Nullable Long logicalBytes) {
  private static final int UNKNOWN = 0xffff;
  private static final int SEE_EXTENDED_SIZE = 0x7fff;
  private static final int IN_KIBIBYTES_BIT = 0x8000;
  private static final int RANK_MASK = 0xf;

  // DSP0134 7.18.3, from bit 0 on
  private static final List<String> DETAILS =
      List.of(
          "-",
          "Other",
          "-",
          "Fast-paged",
          "Static Column",
          "Pseudo-static",
          "RAMBUS",
          "Synchronous",
          "CMOS",
          "EDO",
          "Window DRAM",
          "Cache DRAM",
          "Non-Volatile",
          "Registered (Buffered)",
          "Unbuffered (Unregistered)",
          "LRDIMM");

  // DSP0134 7.18.6
  private static final List<String> TECHNOLOGIES =
      List.of(
          "Other",
          "Unknown",
          "DRAM",
          "NVDIMM-N",
          "NVDIMM-F",
          "NVDIMM-P",
          "Intel Optane persistent memory",
          "MRDIMM");

  // DSP0134 7.18.7, from bit 0 on
  private static final List<String> MODES =
      List.of(
          "-",
          "Other",
          "-",
          "Volatile memory",
          "Byte-accessible persistent memory",
          "Block-accessible persistent memory");

  static MemoryDevice of(Structure structure) {
    Integer size = structure.wordAt(0x0c);
    Integer type = structure.byteAt(0x12);
    Integer formFactor = structure.byteAt(0x0e);
    Integer attributes = structure.byteAt(0x1b);
    return new MemoryDevice(
        structure.wordAt(0x04),
        structure.stringAt(0x10),
        structure.stringAt(0x11),
        size == null || size == UNKNOWN ? null : Boolean.valueOf(size != 0),
        size(size, structure.doubleWordAt(0x1c)),
        type == null ? null : Words.memoryType(type),
        formFactor == null ? null : Words.memoryFormFactor(formFactor),
        speed(structure.wordAt(0x15), structure.doubleWordAt(0x54)),
        speed(structure.wordAt(0x20), structure.doubleWordAt(0x58)),
        known(structure.wordAt(0x26)),
        known(structure.wordAt(0x0a)),
        known(structure.wordAt(0x08)),
        attributes == null ? null : known(attributes & RANK_MASK),
        structure.stringAt(0x17),
        structure.stringAt(0x18),
        structure.stringAt(0x1a),
        structure.stringAt(0x19),
        Words.set(structure.wordAt(0x13), DETAILS),
        known(structure.wordAt(0x22)),
        known(structure.wordAt(0x24)),
        structure.termAt(0x28, TECHNOLOGIES),
        Words.set(structure.wordAt(0x29), MODES),
        structure.stringAt(0x2b),
        known(structure.wordAt(0x2c)),
        known(structure.wordAt(0x2e)),
        known(structure.wordAt(0x30)),
        known(structure.wordAt(0x32)),
        bytes(structure.quadWordAt(0x34)),
        bytes(structure.quadWordAt(0x3c)),
        bytes(structure.quadWordAt(0x44)),
        bytes(structure.quadWordAt(0x4c)));
  }

  /// In MiB, or in KiB with the top bit; from 32 GiB less one on in a second field in MiB.
  private static @Nullable Long size(@Nullable Integer size, @Nullable Long extendedMebibytes) {
    if (size == null || size == 0 || size == UNKNOWN) {
      return null;
    }
    if (size == SEE_EXTENDED_SIZE) {
      return extendedMebibytes == null ? null : (extendedMebibytes & 0x7fff_ffffL) << 20;
    }
    return (size & IN_KIBIBYTES_BIT) == 0
        ? (long) size << 20
        : (long) (size & ~IN_KIBIBYTES_BIT) << 10;
  }

  private static @Nullable Integer speed(@Nullable Integer speed, @Nullable Long extended) {
    if (speed != null && speed == UNKNOWN) {
      return extended == null || (extended & 0x7fff_ffffL) == 0
          ? null
          : Integer.valueOf((int) (extended & 0x7fff_ffffL));
    }
    return known(speed);
  }

  /// None, for a module without such a part, is absent like unknown, which is all ones.
  private static @Nullable Long bytes(@Nullable Long bytes) {
    return bytes == null || bytes <= 0 ? null : bytes;
  }

  private static @Nullable Integer known(@Nullable Integer value) {
    return value == null || value == 0 || value == UNKNOWN ? null : value;
  }
}
