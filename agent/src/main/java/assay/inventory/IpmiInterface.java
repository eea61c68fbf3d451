package assay.inventory;

import org.jspecify.annotations.Nullable;

/// How the firmware says the management controller is reached (SMBIOS type 38).
///
/// @param type such as `KCS (Keyboard Control Style)`
/// @param address of its registers, in hexadecimal; absent where it is reached by SMBus
/// @param addressSpace `io` or `memory`
/// @param i2cAddress on the I2C bus, in hexadecimal, seven bits
public record IpmiInterface(
    @Nullable String type,
    @Nullable String specificationVersion,
    @Nullable String address,
    @Nullable String addressSpace,
    @Nullable String i2cAddress,
    @Nullable Integer interrupt) {
  /// Where the report has them.
  public static final Section<IpmiInterface> SECTION =
      Section.many("ipmiInterfaces", 129, IpmiInterface.class, (a, b) -> a.equals(b));
}
