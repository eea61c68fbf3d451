package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 9.
///
/// @param dataBusWidth such as `x16`, what is wired
/// @param physicalWidth what fits, where the firmware says so
/// @param usage such as `Available` or `In Use`
/// @param pciAddress the function in it or, where it is empty, the one that would be
public record SystemSlot(
    @Nullable String designation,
    @Nullable String type,
    @Nullable String dataBusWidth,
    @Nullable String physicalWidth,
    @Nullable String usage,
    @Nullable String length,
    @Nullable Integer id,
    @Nullable Boolean hotPlug,
    @Nullable String pciAddress) {
  private static final int HOT_PLUG_BIT = 1 << 1;
  private static final int PEER_COUNT = 0x12;
  private static final int PEER_BYTES = 5;
  private static final int CXL = 0x30;
  private static final int SECOND_LIST = 0xa0;

  // DSP0134 7.10.1, from 1 on
  private static final List<String> TYPES =
      Words.of(
          """
          Other
          Unknown
          ISA
          MCA
          EISA
          PCI
          PC Card (PCMCIA)
          VLB
          Proprietary
          Processor Card
          Proprietary Memory Card
          I/O Riser Card
          NuBus
          PCI-66
          AGP
          AGP 2x
          AGP 4x
          PCI-X
          AGP 8x
          M.2 Socket 1-DP
          M.2 Socket 1-SD
          M.2 Socket 2
          M.2 Socket 3
          MXM Type I
          MXM Type II
          MXM Type III
          MXM Type III-HE
          MXM Type IV
          MXM 3.0 Type A
          MXM 3.0 Type B
          PCI Express 2 SFF-8639 (U.2)
          PCI Express 3 SFF-8639 (U.2)
          PCI Express Mini 52-pin with bottom-side keep-outs
          PCI Express Mini 52-pin without bottom-side keep-outs
          PCI Express Mini 76-pin
          PCI Express 4 SFF-8639 (U.2)
          PCI Express 5 SFF-8639 (U.2)
          OCP NIC 3.0 Small Form Factor (SFF)
          OCP NIC 3.0 Large Form Factor (LFF)
          OCP NIC Prior to 3.0
          """);

  // The same, from 0xa0 on; the widths of old firmware are in the type.
  private static final List<String> LATER_TYPES =
      Words.of(
          """
          PC-98/C20
          PC-98/C24
          PC-98/E
          PC-98/Local Bus
          PC-98/Card
          PCI Express
          PCI Express x1
          PCI Express x2
          PCI Express x4
          PCI Express x8
          PCI Express x16
          PCI Express 2
          PCI Express 2 x1
          PCI Express 2 x2
          PCI Express 2 x4
          PCI Express 2 x8
          PCI Express 2 x16
          PCI Express 3
          PCI Express 3 x1
          PCI Express 3 x2
          PCI Express 3 x4
          PCI Express 3 x8
          PCI Express 3 x16
          -
          PCI Express 4
          PCI Express 4 x1
          PCI Express 4 x2
          PCI Express 4 x4
          PCI Express 4 x8
          PCI Express 4 x16
          PCI Express 5
          PCI Express 5 x1
          PCI Express 5 x2
          PCI Express 5 x4
          PCI Express 5 x8
          PCI Express 5 x16
          PCI Express 6+
          EDSFF E1
          EDSFF E3
          """);

  // DSP0134 7.10.2
  private static final List<String> WIDTHS =
      List.of(
          "Other", "Unknown", "8-bit", "16-bit", "32-bit", "64-bit", "128-bit", "x1", "x2", "x4",
          "x8", "x12", "x16", "x32");

  // DSP0134 7.10.3
  private static final List<String> USAGES =
      List.of("Other", "Unknown", "Available", "In Use", "Unavailable");

  // DSP0134 7.10.4
  private static final List<String> LENGTHS =
      List.of(
          "Other",
          "Unknown",
          "Short",
          "Long",
          "2.5\" drive form factor",
          "3.5\" drive form factor");

  static SystemSlot of(Structure structure) {
    Integer type = structure.byteAt(0x05);
    Integer characteristics = structure.byteAt(0x0c);
    Integer peers = structure.byteAt(PEER_COUNT);
    return new SystemSlot(
        structure.stringAt(0x04),
        type == null ? null : type(type),
        structure.termAt(0x06, WIDTHS),
        // Behind the list of the slots that share its lanes: the generation, then this.
        peers == null ? null : structure.termAt(PEER_COUNT + 1 + peers * PEER_BYTES + 1, WIDTHS),
        structure.termAt(0x07, USAGES),
        structure.termAt(0x08, LENGTHS),
        structure.wordAt(0x09),
        characteristics == null ? null : (characteristics & HOT_PLUG_BIT) != 0,
        structure.pciAddressAt(0x0d, 0x0f));
  }

  private static @Nullable String type(int value) {
    if (value == CXL) {
      return "CXL Flexbus 1.0";
    } else if (value < SECOND_LIST) {
      return Words.word(TYPES, value);
    }
    int later = value - SECOND_LIST;
    return later < LATER_TYPES.size() && !LATER_TYPES.get(later).equals(Words.SAYS_NOTHING)
        ? LATER_TYPES.get(later)
        : null;
  }
}
