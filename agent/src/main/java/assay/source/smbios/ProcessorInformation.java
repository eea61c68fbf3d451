package assay.source.smbios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 4.
///
/// @param central whether it is a central processor and not a coprocessor
/// @param id what the processor says of itself, on x86 eight bytes of CPUID, in hexadecimal
/// @param status such as `Enabled` or `Disabled By BIOS`
/// @param upgrade the kind of socket
/// @param cacheHandles handles of its [CacheInformation], from level 1 on
public record ProcessorInformation(
    @Nullable String socket,
    boolean central,
    @Nullable Boolean populated,
    @Nullable String manufacturer,
    @Nullable String version,
    @Nullable Integer maximumSpeedMegahertz,
    @Nullable Integer currentSpeedMegahertz,
    @Nullable String serialNumber,
    @Nullable String partNumber,
    @Nullable Integer coreCount,
    @Nullable Integer coreEnabled,
    @Nullable Integer threadCount,
    @Nullable String id,
    @Nullable Integer voltageMillivolts,
    @Nullable Integer externalClockMegahertz,
    @Nullable String status,
    @Nullable String upgrade,
    @Nullable String assetTag,
    List<String> characteristics,
    List<Integer> cacheHandles) {
  private static final int CENTRAL_PROCESSOR = 3;
  private static final int POPULATED_BIT = 1 << 6;
  private static final int SEE_SECOND_FIELD = 0xff;
  private static final int ID_BYTES = 8;
  private static final String NO_ID = "00 00 00 00 00 00 00 00";
  private static final int STATUS_MASK = 7;
  private static final int IN_TENTHS_BIT = 0x80;
  private static final int MILLIVOLTS_IN_A_TENTH = 100;

  // DSP0134 7.5, bits 2:0 of status; 0 is unknown, 5 and 6 are not used
  private static final List<@Nullable String> STATUSES =
      Arrays.asList(
          null, "Enabled", "Disabled By User", "Disabled By BIOS", "Idle", null, null, "Other");

  // DSP0134 7.5.9, from bit 0 on
  private static final List<String> CHARACTERISTICS =
      List.of(
          "-",
          "-",
          "64-bit capable",
          "Multi-Core",
          "Hardware Thread",
          "Execute Protection",
          "Enhanced Virtualization",
          "Power/Performance Control",
          "128-bit Capable",
          "Arm64 SoC ID");

  // DSP0134 7.5.5
  private static final List<String> SOCKETS =
      Words.of(
          """
          Other
          Unknown
          Daughter Board
          ZIF Socket
          Replaceable Piggy Back
          None
          LIF Socket
          Slot 1
          Slot 2
          370-pin Socket
          Slot A
          Slot M
          Socket 423
          Socket A (Socket 462)
          Socket 478
          Socket 754
          Socket 940
          Socket 939
          Socket mPGA604
          Socket LGA771
          Socket LGA775
          Socket S1
          Socket AM2
          Socket F (1207)
          Socket LGA1366
          Socket G34
          Socket AM3
          Socket C32
          Socket LGA1156
          Socket LGA1567
          Socket PGA988A
          Socket BGA1288
          Socket rPGA988B
          Socket BGA1023
          Socket BGA1224
          Socket BGA1155
          Socket LGA1356
          Socket LGA2011
          Socket FS1
          Socket FS2
          Socket FM1
          Socket FM2
          Socket LGA2011-3
          Socket LGA1356-3
          Socket LGA1150
          Socket BGA1168
          Socket BGA1234
          Socket BGA1364
          Socket AM4
          Socket LGA1151
          Socket BGA1356
          Socket BGA1440
          Socket BGA1515
          Socket LGA3647-1
          Socket SP3
          Socket SP3r2
          Socket LGA2066
          Socket BGA1392
          Socket BGA1510
          Socket BGA1528
          Socket LGA4189
          Socket LGA1200
          Socket LGA4677
          Socket LGA1700
          Socket BGA1744
          Socket BGA1781
          Socket BGA1211
          Socket BGA2422
          Socket LGA1211
          Socket LGA2422
          Socket LGA5773
          Socket BGA5773
          Socket AM5
          Socket SP5
          Socket SP6
          Socket BGA883
          Socket BGA1190
          Socket BGA4129
          Socket LGA4710
          Socket LGA7529
          """);

  static ProcessorInformation of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    Integer status = structure.byteAt(0x18);
    return new ProcessorInformation(
        structure.stringAt(0x04),
        type == null || type == CENTRAL_PROCESSOR,
        status == null ? null : (status & POPULATED_BIT) != 0,
        structure.stringAt(0x07),
        structure.stringAt(0x10),
        known(structure.wordAt(0x14)),
        known(structure.wordAt(0x16)),
        structure.stringAt(0x20),
        structure.stringAt(0x22),
        count(structure.byteAt(0x23), structure.wordAt(0x2a)),
        count(structure.byteAt(0x24), structure.wordAt(0x2c)),
        count(structure.byteAt(0x25), structure.wordAt(0x2e)),
        id(structure.bytesAt(0x08, ID_BYTES)),
        voltage(structure.byteAt(0x11)),
        known(structure.wordAt(0x12)),
        status == null ? null : STATUSES.get(status & STATUS_MASK),
        upgrade(structure),
        structure.stringAt(0x21),
        Words.set(structure.wordAt(0x26), CHARACTERISTICS),
        handles(structure));
  }

  private static @Nullable String id(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    String text = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    return text.equals(NO_ID) ? null : text;
  }

  /// In tenths of a volt with the top bit; before that a bit for each voltage the socket has.
  private static @Nullable Integer voltage(@Nullable Integer voltage) {
    if (voltage == null) {
      return null;
    }
    if ((voltage & IN_TENTHS_BIT) != 0) {
      int tenths = voltage & ~IN_TENTHS_BIT;
      return tenths == 0 ? null : Integer.valueOf(tenths * MILLIVOLTS_IN_A_TENTH);
    }
    return switch (voltage) {
      case 1 -> 5000;
      case 2 -> 3300;
      case 4 -> 2900;
      default -> null;
    };
  }

  /// From 3.8 on a socket too new for the list is named by a string.
  private static @Nullable String upgrade(Structure structure) {
    String named = structure.stringAt(0x32);
    return named == null ? structure.termAt(0x19, SOCKETS) : named;
  }

  private static List<Integer> handles(Structure structure) {
    List<Integer> handles = new ArrayList<>();
    for (int offset = 0x1a; offset <= 0x1e; offset += 2) {
      Integer handle = structure.knownWordAt(offset);
      if (handle != null) {
        handles.add(handle);
      }
    }
    return List.copyOf(handles);
  }

  private static @Nullable Integer known(@Nullable Integer value) {
    return value == null || value == 0 ? null : value;
  }

  /// Counts from 255 on are in a second, wider field.
  private static @Nullable Integer count(@Nullable Integer narrow, @Nullable Integer wide) {
    return narrow != null && narrow == SEE_SECOND_FIELD && wide != null
        ? known(wide)
        : known(narrow);
  }
}
