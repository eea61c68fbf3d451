package assay.source.smbios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Tables of what QEMU has none of. What dmidecode 3.4 said of the same bytes is among the
/// fixtures, as `smbios/written/NAME.txt`: [#dump] writes what `dmidecode --from-dump` takes.
public final class WrittenTables {
  /// Its version is 3.5.
  public static final byte[] V3_5 = TableBuilder.entryPoint64(3, 5);

  private WrittenTables() {}

  /// A server: two boards, two memory arrays with empty slots, power supplies, slots, a BMC.
  public static byte[] server() {
    TableBuilder table = new TableBuilder();
    table
        .structure(
            2,
            0x0f,
            new Object[][] {
              {4, new byte[] {1, 2, 3, 4, 5}}, {9, (byte) 9}, {0x0a, (byte) 6}, {0x0d, (byte) 0x0a}
            },
            "Acme",
            "MB-1",
            "A02",
            "BRD-1",
            "AST-1",
            "Chassis")
        .structure(
            2,
            0x0f,
            new Object[][] {
              {4, new byte[] {1, 2, 3, 4, 0}}, {9, (byte) 4}, {0x0a, (byte) 5}, {0x0d, (byte) 7}
            },
            "Acme",
            "RISER-2",
            "B",
            "To be filled by O.E.M.",
            "Slot 2")
        .structure(
            3,
            0x1c,
            new Object[][] {
              {4, new byte[] {1, (byte) 0x97, 2, 3, 4, 3, 5, 4, 3}},
              {0x11, new byte[] {2, 2, 2, 3}},
              {0x1b, (byte) 5}
            },
            "Acme",
            "C1",
            "CHS-1",
            "AST-2",
            "SKU-C");
    processors(table);
    table
        .structure(
            8, 9, new Object[][] {{4, new byte[] {1, 0x22, 2, 0, 0x20}}}, "J_SATA0", "none outside")
        .structure(8, 9, new Object[][] {{4, new byte[] {0, 0, 1, 0x0b, 0x1f}}}, "LAN 1");
    slots(table);
    table
        .structure(11, 5, new Object[][] {{4, (byte) 3}}, "Acme Server", "assay.key=AAAA", "x")
        .structure(32, 0x0b, new Object[][] {{0x0a, (byte) 3}});
    memory(table);
    table
        .structure(
            38,
            0x12,
            new Object[][] {
              {4, new byte[] {1, 0x20, 0x20, (byte) 0xff}}, {8, 0xca3L}, {0x11, (byte) 5}
            })
        .structure(
            38,
            0x12,
            new Object[][] {
              {4, new byte[] {3, 0x20, 0x20, (byte) 0xff}}, {8, 0xfed4_0000L}, {0x10, (byte) 0x10}
            })
        .structure(
            38, 0x12, new Object[][] {{4, new byte[] {4, 0x20, 0x42, (byte) 0xff}}, {8, 0x42L}});
    powerSupplies(table);
    table
        .structure(
            41,
            0x0b,
            new Object[][] {{4, new byte[] {1, (byte) 0x85, 1}}, {9, (byte) 1}, {10, (byte) 1}},
            "LAN 1")
        .structure(
            41,
            0x0b,
            new Object[][] {
              {4, new byte[] {1, 3, 1}}, {7, (short) 0x10}, {9, (byte) 0x3b}, {10, (byte) 0xf8}
            },
            "VGA")
        .structure(
            41, 0x0b, new Object[][] {{4, new byte[] {1, 0x07, 1, -1, -1, -1, -1}}}, "Audio, none");
    return table.end();
  }

  private static void processors(TableBuilder table) {
    // Handles 4, 5 and 6, to which the first of the processors refers.
    table
        .structure(
            7,
            0x1b,
            new Object[][] {
              {4, (byte) 1},
              {5, (short) 0x0180},
              {7, (short) 0x0800},
              {9, (short) 0x0800},
              {0x10, new byte[] {4, 5, 7}},
              {0x13, 0x800},
              {0x17, 0x800}
            },
            "L1 Cache")
        .structure(
            7,
            0x13,
            new Object[][] {
              {4, (byte) 1},
              {5, (short) 0x0181},
              {7, (short) 0x8200},
              {9, (short) 0x8200},
              {0x10, new byte[] {5, 5, 8}}
            },
            "L2 Cache")
        .structure(
            7,
            0x1b,
            new Object[][] {
              {4, (byte) 1},
              {5, (short) 0x0002},
              {7, (short) 0xffff},
              {9, (short) 0xffff},
              {0x10, new byte[] {6, 5, 9}},
              {0x13, 0x8000_9000},
              {0x17, 0x8000_9000}
            },
            "L3 Cache")
        .structure(
            4,
            0x30,
            new Object[][] {
              {4, new byte[] {1, 3, (byte) 0xb3, 2}},
              {8, 0x1f8b_fbff_0005_0654L},
              {0x10, new byte[] {3, (byte) 0x92}},
              {0x12, (short) 100},
              {0x14, (short) 4000},
              {0x16, (short) 2400},
              {0x18, new byte[] {0x41, 0x3f}},
              {0x1a, new byte[] {4, 0, 5, 0, 6, 0}},
              {0x20, new byte[] {0, 4, 5, 16, 12, 32}},
              {0x26, (short) 0xfc},
              {0x28, (short) 0xb3},
              {0x2a, new byte[] {16, 0, 12, 0, 32, 0}}
            },
            "CPU1",
            "Intel(R) Corporation",
            "Intel(R) Xeon(R)",
            "UNKNOWN",
            "PN-4")
        .structure(
            4,
            0x28,
            new Object[][] {
              {4, new byte[] {1, 3, 2, 0}},
              {0x11, (byte) 2},
              {0x18, new byte[] {0x43, 0x2b}},
              {0x1a, new byte[] {-1, -1, -1, -1, -1, -1}}
            },
            "CPU2");
  }

  private static void slots(TableBuilder table) {
    table
        .structure(
            9,
            0x11,
            new Object[][] {
              {4, new byte[] {1, (byte) 0xb6, 0x0d, 4, 4, 1, 0, 0x04, 0x03}},
              {0x0d, (short) 0},
              {0x0f, new byte[] {0x3b, 0}}
            },
            "PCIe Slot 1")
        .structure(
            9,
            0x1d,
            new Object[][] {
              {4, new byte[] {1, (byte) 0xbe, 0x0b, 3, 3, 2, 0, 0x04, 0x00}},
              {0x0d, (short) 0x10},
              {0x0f, new byte[] {(byte) 0xaf, 0x08, 0x0a, 1}},
              {0x13, new byte[] {0, 0, (byte) 0xaf, 0x10, 8}},
              {0x18, new byte[] {5, 0x0d, 0, 0, 1}}
            },
            "PCIe Slot 2")
        .structure(
            9,
            0x11,
            new Object[][] {
              {4, new byte[] {1, 0x16, 0x0a, 5, 1, 0, 0, 0, 0}},
              {0x0d, (short) -1},
              {0x0f, new byte[] {-1, -1}}
            },
            "M.2 slot")
        .structure(
            9, 0x0d, new Object[][] {{4, new byte[] {1, 6, 5, 4, 3, 1, 0, 4, 0}}}, "old PCI");
  }

  private static void memory(TableBuilder table) {
    int first = table.nextHandle();
    int second = first + 1;
    table
        .structure(
            16,
            0x17,
            new Object[][] {
              {4, new byte[] {3, 3, 6}},
              {7, 0x8000_0000},
              {0x0b, (short) -2},
              {0x0d, (short) 2},
              {0x0f, 4L << 40}
            })
        .structure(
            16,
            0x0f,
            new Object[][] {
              {4, new byte[] {(byte) 0xa4, 3, 5}},
              {7, 1 << 29},
              {0x0b, (short) -2},
              {0x0d, (short) 2}
            })
        .structure(
            17,
            0x5c,
            new Object[][] {
              {4, (short) first},
              {8, (short) 80},
              {0x0a, (short) 64},
              {0x0c, (short) 0x7fff},
              {0x0e, new byte[] {9, 0, 1, 2, 0x22}},
              {0x13, (short) 0x2080},
              {0x15, (short) 5600},
              {0x17, new byte[] {3, 4, 5, 6, 2}},
              {0x1c, 0x10000},
              {0x20, (short) 4800},
              {0x22, new byte[] {0x4c, 4, 0x4c, 4, 0x4c, 4}},
              {0x28, new byte[] {3, 8, 0, 7}},
              {0x2c, (short) 0x2c80},
              {0x2e, (short) 0x1234},
              {0x30, (short) 0xb380},
              {0x32, (short) 0x5118},
              {0x3c, 64L << 30}
            },
            "DIMM A1",
            "P0_Node0",
            "Micron",
            "SER-17",
            "AST-17",
            "MTC40F",
            "FW 1.2")
        .structure(
            17,
            0x28,
            new Object[][] {
              {4, (short) first}, {0x0e, new byte[] {9, 0, 1, 0, 2}}, {0x17, new byte[] {2, 2}}
            },
            "DIMM A2",
            "NO DIMM")
        .structure(
            17,
            0x54,
            new Object[][] {
              {4, (short) second},
              {0x0c, (short) 0x7fff},
              {0x0e, new byte[] {9, 0, 1, 0, 0x1f}},
              {0x13, (short) 0x1000},
              {0x1c, 0x1f800},
              {0x28, new byte[] {7, 0x38, 0, 2}},
              {0x34, 126L << 30},
              {0x3c, 0L},
              {0x44, -1L},
              {0x4c, -1L}
            },
            "PMEM B1",
            "01.02.00.5446")
        .structure(17, 0x15, new Object[][] {{4, (short) second}, {0x0c, (short) 0}}, "no locator");
  }

  private static void powerSupplies(TableBuilder table) {
    table
        .structure(
            39,
            0x16,
            new Object[][] {
              {4, new byte[] {1, 1, 2, 3, 4, 5, 6, 7}},
              {0x0c, (short) 750},
              {0x0e, (short) (4 << 10 | 3 << 7 | 4 << 3 | 3)},
              {0x10, -1},
              {0x14, (short) -1}
            },
            "PSU1",
            "PWR SPLY,750W",
            "Acme Power",
            "PS-0001",
            "AST-39",
            "0PJMDN",
            "A01")
        .structure(
            39,
            0x10,
            new Object[][] {
              {4, new byte[] {1, 1, 0, 0, 2, 0, 0, 0}},
              {0x0c, (short) 0x8000},
              {0x0e, (short) (4 << 10 | 5 << 7 | 5 << 3 | 7)}
            },
            "PSU2",
            "None")
        .structure(
            39,
            0x10,
            new Object[][] {{4, new byte[] {0, 1}}, {0x0e, (short) (2 << 10 | 2 << 7 | 2 << 3)}},
            "PSU3");
  }

  /// Every value of the long enumerations.
  static byte[] words() {
    TableBuilder table = new TableBuilder();
    for (int value = 0; value < 256; value++) {
      byte it = (byte) value;
      table.structure(
          9, 0x0d, new Object[][] {{4, new byte[] {1, it, 2, it, it}}}, "slot " + value);
      table.structure(8, 9, new Object[][] {{4, new byte[] {1, it, 0, 0, it}}}, "port " + value);
      table.structure(
          4,
          0x28,
          new Object[][] {{4, new byte[] {1, 3}}, {0x18, new byte[] {(byte) (it & 7 | 0x40), it}}},
          "CPU " + value);
      table.structure(
          16,
          0x0f,
          new Object[][] {{4, new byte[] {it, it, it}}, {0x0b, (short) -2}, {0x0d, (short) 1}});
      table.structure(
          7, 0x13, new Object[][] {{4, (byte) 1}, {0x10, new byte[] {it, it, it}}}, "c");
      table.structure(3, 0x0d, new Object[][] {{5, (byte) 1}, {9, new byte[] {it, it, it, it}}});
      table.structure(2, 0x0f, new Object[][] {{4, (byte) 1}, {0x0d, it}}, "board " + value);
      table.structure(41, 0x0b, new Object[][] {{4, new byte[] {1, it, 1}}}, "dev " + value);
      table.structure(
          17, 0x28 + 4, new Object[][] {{0x0c, (short) 1}, {0x28, new byte[] {it, it, 0, 0}}});
    }
    return table.end();
  }

  /// Writes a file for `dmidecode --from-dump`: the entry point, then the table.
  static void dump(byte[] table, Path file) throws IOException {
    byte[] entry = Arrays.copyOf(V3_5, 32);
    ByteBuffer fields = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
    fields.put(6, (byte) 0x18).put(0x0a, (byte) 1).putInt(0x0c, table.length).putLong(0x10, 32);
    int sum = 0;
    for (byte one : entry) {
      sum += one;
    }
    fields.put(5, (byte) -sum);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(entry);
    whole.writeBytes(table);
    Files.write(file, whole.toByteArray());
  }
}
