package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 38.
///
/// @param interfaceType how the system talks to it, such as `KCS (Keyboard Control Style)`
/// @param i2cSlaveAddress on the I2C bus, seven bits
/// @param baseAddress where its registers are; absent for the SSIF interface, which has none
/// @param inMemory whether that is an address in memory and not a port
/// @param interrupt absent where it has none
public record IpmiDevice(
    @Nullable String interfaceType,
    @Nullable String specificationVersion,
    @Nullable Integer i2cSlaveAddress,
    @Nullable Long baseAddress,
    @Nullable Boolean inMemory,
    @Nullable Integer interrupt) {
  // DSP0134 7.39.1, from 0 on
  private static final List<String> TYPES =
      List.of(
          "-",
          "KCS (Keyboard Control Style)",
          "SMIC (Server Management Interface Chip)",
          "BT (Block Transfer)",
          "SSIF (SMBus System Interface)");

  private static final int SSIF = 4;
  private static final int MODIFIER = 0x10;
  private static final int LOWEST_BIT_SHIFT = 4;

  static IpmiDevice of(Structure structure) {
    Integer type = structure.byteAt(0x04);
    Integer version = structure.byteAt(0x05);
    Integer slave = structure.byteAt(0x06);
    Long address = structure.quadWordAt(0x08);
    Integer modifier = structure.byteAt(MODIFIER);
    Integer interrupt = structure.byteAt(0x11);
    boolean registers = type != null && type != SSIF && address != null && address != 0;
    return new IpmiDevice(
        type == null || type == 0 || type >= TYPES.size() ? null : TYPES.get(type),
        version == null || version == 0 ? null : (version >> 4) + "." + (version & 0xf),
        slave == null || slave == 0 ? null : Integer.valueOf(slave >> 1),
        registers ? baseAddress(address, modifier) : null,
        registers ? Boolean.valueOf((address & 1) == 0) : null,
        interrupt == null || interrupt == 0 ? null : interrupt);
  }

  /// The lowest bit says which kind of address it is; the true one is in the modifier.
  private static Long baseAddress(Long address, @Nullable Integer modifier) {
    return address & ~1L | (modifier == null ? 0 : modifier >> LOWEST_BIT_SHIFT & 1);
  }
}
