package assay.source.smbios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Version of the specification the firmware follows, from the entry point (DSP0134 section 5.2).
public record Version(int major, int minor) {
  private static final int BYTE_MASK = 0xff;
  private static final int NIBBLE = 4;
  private static final int NIBBLE_MASK = 0xf;
  private static final int MAJOR_IN_32_BIT = 0x06;
  private static final int MAJOR_IN_64_BIT = 0x07;
  private static final int BCD_IN_LEGACY = 0x0e;

  /// Reads an entry point: 64-bit (`_SM3_`), 32-bit (`_SM_`) or the legacy `_DMI_`.
  static @Nullable Version of(byte[] entryPoint) {
    if (startsWith(entryPoint, "_SM3_") && entryPoint.length > MAJOR_IN_64_BIT + 1) {
      return at(entryPoint, MAJOR_IN_64_BIT);
    }
    if (startsWith(entryPoint, "_SM_") && entryPoint.length > MAJOR_IN_32_BIT + 1) {
      return at(entryPoint, MAJOR_IN_32_BIT);
    }
    if (startsWith(entryPoint, "_DMI_") && entryPoint.length > BCD_IN_LEGACY) {
      int bcd = entryPoint[BCD_IN_LEGACY] & BYTE_MASK;
      return new Version(bcd >> NIBBLE, bcd & NIBBLE_MASK);
    }
    return null;
  }

  boolean atLeast(int wantedMajor, int wantedMinor) {
    return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }

  private static Version at(byte[] entryPoint, int offset) {
    return new Version(entryPoint[offset] & BYTE_MASK, entryPoint[offset + 1] & BYTE_MASK);
  }

  private static boolean startsWith(byte[] bytes, String anchor) {
    byte[] wanted = anchor.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= wanted.length
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }
}
