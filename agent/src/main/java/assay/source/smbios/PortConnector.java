package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 8.
///
/// @param internalConnector its form within the case, `None` where there is none
/// @param externalConnector its form on the outside, `None` where there is none
/// @param portType what it is for
public record PortConnector(
    @Nullable String internalDesignation,
    @Nullable String internalConnector,
    @Nullable String externalDesignation,
    @Nullable String externalConnector,
    @Nullable String portType) {
  private static final int OTHER = 0xff;
  private static final int SECOND_LIST = 0xa0;

  // DSP0134 7.9.2, from 0 on
  private static final List<String> CONNECTORS =
      Words.of(
          """
          None
          Centronics
          Mini Centronics
          Proprietary
          DB-25 male
          DB-25 female
          DB-15 male
          DB-15 female
          DB-9 male
          DB-9 female
          RJ-11
          RJ-45
          50 Pin MiniSCSI
          Mini DIN
          Micro DIN
          PS/2
          Infrared
          HP-HIL
          Access Bus (USB)
          SSA SCSI
          Circular DIN-8 male
          Circular DIN-8 female
          On Board IDE
          On Board Floppy
          9 Pin Dual Inline (pin 10 cut)
          25 Pin Dual Inline (pin 26 cut)
          50 Pin Dual Inline
          68 Pin Dual Inline
          On Board Sound Input From CD-ROM
          Mini Centronics Type-14
          Mini Centronics Type-26
          Mini Jack (headphones)
          BNC
          IEEE 1394
          SAS/SATA Plug Receptacle
          USB Type-C Receptacle
          """);

  private static final List<String> PC98_CONNECTORS =
      List.of("PC-98", "PC-98 Hireso", "PC-H98", "PC-98 Note", "PC-98 Full");

  // DSP0134 7.9.3, from 0 on
  private static final List<String> PORTS =
      Words.of(
          """
          None
          Parallel Port XT/AT Compatible
          Parallel Port PS/2
          Parallel Port ECP
          Parallel Port EPP
          Parallel Port ECP/EPP
          Serial Port XT/AT Compatible
          Serial Port 16450 Compatible
          Serial Port 16550 Compatible
          Serial Port 16550A Compatible
          SCSI Port
          MIDI Port
          Joystick Port
          Keyboard Port
          Mouse Port
          SSA SCSI
          USB
          Firewire (IEEE P1394)
          PCMCIA Type I
          PCMCIA Type II
          PCMCIA Type III
          Cardbus
          Access Bus Port
          SCSI II
          SCSI Wide
          PC-98
          PC-98 Hireso
          PC-H98
          Video Port
          Audio Port
          Modem Port
          Network Port
          SATA
          SAS
          MFDP (Multi-Function Display Port)
          Thunderbolt
          """);

  private static final List<String> PC98_PORTS = List.of("8251 Compatible", "8251 FIFO Compatible");

  static PortConnector of(Structure structure) {
    return new PortConnector(
        structure.stringAt(0x04),
        word(structure.byteAt(0x05), CONNECTORS, PC98_CONNECTORS),
        structure.stringAt(0x06),
        word(structure.byteAt(0x07), CONNECTORS, PC98_CONNECTORS),
        word(structure.byteAt(0x08), PORTS, PC98_PORTS));
  }

  private static @Nullable String word(
      @Nullable Integer value, List<String> words, List<String> second) {
    if (value == null) {
      return null;
    } else if (value == OTHER) {
      return "Other";
    } else if (value < words.size()) {
      return words.get(value);
    }
    int later = value - SECOND_LIST;
    return later >= 0 && later < second.size() ? second.get(later) : null;
  }
}
