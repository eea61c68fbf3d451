package assay.source.smbios;

import java.util.ArrayList;
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
  private static final int WORD_MASK = 0xffff;
  private static final int FUNCTION_MASK = 7;

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

  /// A word of which all ones, like a field that is not there, say nothing.
  @Nullable Integer knownWordAt(int offset) {
    Integer value = wordAt(offset);
    return value == null || value == WORD_MASK ? null : value;
  }

  /// The word for the value of an enumeration that counts from 1; absent for unknown ones.
  @Nullable String termAt(int offset, List<String> words) {
    Integer value = byteAt(offset);
    return value == null ? null : Words.word(words, value);
  }

  /// The PCI function whose segment is at one offset, its bus and its device and function at
  /// another; absent where there is none. Then there should be ones; some firmware has zeros, where
  /// the host bridge is, or ones for the bus alone.
  @Nullable String pciAddressAt(int segmentOffset, int busOffset) {
    Integer segment = wordAt(segmentOffset);
    Integer bus = byteAt(busOffset);
    Integer function = byteAt(busOffset + 1);
    boolean none =
        segment == null
            || bus == null
            || function == null
            || segment == WORD_MASK
            || bus == BYTE_MASK
            || segment == 0 && bus == 0 && function == 0;
    return none
        ? null
        : "%04x:%02x:%02x.%x".formatted(segment, bus, function >> 3, function & FUNCTION_MASK);
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

  /// Its strings, without blank ones and white space around.
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String string : strings) {
      if (!string.isBlank()) {
        texts.add(string.strip());
      }
    }
    return texts;
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
