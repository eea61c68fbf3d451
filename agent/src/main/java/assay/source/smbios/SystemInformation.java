package assay.source.smbios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Type 1.
///
/// @param uuid in text form, be it all zeros or ones
public record SystemInformation(
    @Nullable String manufacturer,
    @Nullable String productName,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String uuid,
    @Nullable String sku,
    @Nullable String family) {
  private static final int UUID_BYTES = 16;

  static SystemInformation of(Structure structure, @Nullable Version version) {
    byte[] uuid = structure.bytesAt(0x08, UUID_BYTES);
    return new SystemInformation(
        structure.stringAt(0x04),
        structure.stringAt(0x05),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        uuid == null ? null : uuid(uuid, version == null || version.atLeast(2, 6)),
        structure.stringAt(0x19),
        structure.stringAt(0x1a));
  }

  /// From SMBIOS 2.6 on the first three fields are little-endian; before, nothing was said and
  /// firmware wrote them in network order.
  private static String uuid(byte[] bytes, boolean littleEndian) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int low = buffer.getInt();
    short middle = buffer.getShort();
    short high = buffer.getShort();
    long rest = buffer.order(ByteOrder.BIG_ENDIAN).getLong();
    return "%08x-%04x-%04x-%04x-%012x"
        .formatted(low, middle, high, rest >>> 48, rest & 0xffffffffffffL);
  }
}
