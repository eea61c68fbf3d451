package assay.source.smbios;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Builds SMBIOS tables, byte by byte as DSP0134 lays them out.
final class TableBuilder {
  private final ByteArrayOutputStream table = new ByteArrayOutputStream();
  private int handle = 1;

  /// The anchor and version of a 64-bit entry point.
  static byte[] entryPoint64(int major, int minor) {
    byte[] entry = new byte[24];
    System.arraycopy("_SM3_".getBytes(StandardCharsets.US_ASCII), 0, entry, 0, 5);
    entry[7] = (byte) major;
    entry[8] = (byte) minor;
    return entry;
  }

  /// The anchor and version of a 32-bit entry point.
  static byte[] entryPoint32(int major, int minor) {
    byte[] entry = new byte[31];
    System.arraycopy("_SM_".getBytes(StandardCharsets.US_ASCII), 0, entry, 0, 4);
    entry[6] = (byte) major;
    entry[7] = (byte) minor;
    return entry;
  }

  /// A structure of `length` bytes with values at offsets, then its strings.
  TableBuilder structure(int type, int length, Object[][] values, String... strings) {
    byte[] formatted = new byte[length];
    formatted[0] = (byte) type;
    formatted[1] = (byte) length;
    formatted[2] = (byte) handle;
    formatted[3] = (byte) (handle >> Byte.SIZE);
    handle++;
    for (Object[] value : values) {
      put(formatted, (Integer) value[0], value[1]);
    }
    table.writeBytes(formatted);
    for (String string : strings) {
      table.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
      table.write(0);
    }
    table.write(0);
    if (strings.length == 0) {
      table.write(0);
    }
    return this;
  }

  /// The handle that the next structure gets.
  int nextHandle() {
    return handle;
  }

  byte[] end() {
    structure(127, 4, new Object[][] {});
    return table.toByteArray();
  }

  private static void put(byte[] bytes, int offset, Object value) {
    switch (value) {
      case Byte one -> bytes[offset] = one;
      case Short two -> little(bytes, offset, two, 2);
      case Integer four -> little(bytes, offset, four, 4);
      case Long eight -> little(bytes, offset, eight, 8);
      case byte[] raw -> System.arraycopy(raw, 0, bytes, offset, raw.length);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private static void little(byte[] bytes, int offset, long value, int length) {
    for (int i = 0; i < length; i++) {
      bytes[offset + i] = (byte) (value >>> Byte.SIZE * i);
    }
  }
}
