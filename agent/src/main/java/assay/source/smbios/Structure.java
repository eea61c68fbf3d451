package assay.source.smbios;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One structure of the table. A field beyond the structure's length is absent: older firmware has
/// shorter structures.
///
/// @param formatted the bytes of the formatted area, from the type on, so that offsets are those of
///     the specification
/// @param strings its strings; the first has number 1
record Structure(int type, int handle, byte[] formatted, List<String> strings) {
  private static final int BYTE_MASK = 0xff;

  @Nullable Integer byteAt(int offset) {
    return offset < formatted.length ? formatted[offset] & BYTE_MASK : null;
  }

  @Nullable Integer wordAt(int offset) {
    Long value = number(offset, Short.BYTES);
    return value == null ? null : value.intValue();
  }

  @Nullable Long doubleWordAt(int offset) {
    return number(offset, Integer.BYTES);
  }

  @Nullable Long quadWordAt(int offset) {
    return number(offset, Long.BYTES);
  }

  byte @Nullable [] bytesAt(int offset, int length) {
    return offset + length <= formatted.length
        ? Arrays.copyOfRange(formatted, offset, offset + length)
        : null;
  }

  /// The string whose number is at `offset`; absent when there is none or it is blank.
  @Nullable String stringAt(int offset) {
    Integer number = byteAt(offset);
    if (number == null || number == 0 || number > strings.size()) {
      return null;
    }
    String text = strings.get(number - 1).strip();
    return text.isEmpty() ? null : text;
  }

  private @Nullable Long number(int offset, int length) {
    if (offset + length > formatted.length) {
      return null;
    }
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << Byte.SIZE | formatted[offset + i] & BYTE_MASK;
    }
    return value;
  }
}
