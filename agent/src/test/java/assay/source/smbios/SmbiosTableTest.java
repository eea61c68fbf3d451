package assay.source.smbios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmbiosTableTest {
  private static final byte[] V3_7 = TableBuilder.entryPoint64(3, 7);

  /// The values are those dmidecode 3.4 printed on the same machine.
  @Test
  void readsTheTableOfQemuAsDmidecodeDoes() {
    SmbiosTable table =
        SmbiosTable.parse(
            Fixtures.hex("smbios/qemu-7.2/smbios_entry_point.hex"),
            Fixtures.hex("smbios/qemu-7.2/DMI.hex"));

    assertEquals(new Version(2, 8), table.version());
    assertEquals(List.of(), table.problems());
    assertEquals(
        new BiosInformation("AssayBIOS", "1.0.1", "02/03/2024", 65536L, "0.0", null, false, true),
        table.bios().getFirst());
    assertEquals(
        new SystemInformation(
            "Acme Corp",
            "Server 9000",
            "A1",
            "SYS-0001",
            "12345678-9abc-def0-1122-334455667788",
            "SKU9",
            "Nine"),
        table.systems().getFirst());
    assertEquals(
        new BaseboardInformation(
            "Acme Corp", "Board 9", "B1", "BRD-0001", "AST-1", null, "Motherboard", true),
        table.baseboards().getFirst());
    assertEquals(
        new ChassisInformation(
            "Acme Corp",
            "Other",
            "C1",
            "To Be Filled By O.E.M.",
            "CHS-1",
            null,
            false,
            "Safe",
            "Safe",
            "Safe",
            null,
            null,
            null),
        table.chassis().getFirst());
    assertEquals(
        List.of("CPU 0", "CPU 1"),
        table.processors().stream().map(ProcessorInformation::socket).toList());
    ProcessorInformation processor = table.processors().getFirst();
    assertEquals("Acme CPU", processor.manufacturer());
    assertEquals("Fast 1", processor.version());
    assertEquals(2000, processor.maximumSpeedMegahertz());
    assertEquals(2, processor.coreCount());
    assertEquals(2, processor.threadCount());
    assertEquals(true, processor.populated());
    assertNull(processor.serialNumber());
    assertEquals("Multi-bit ECC", table.memoryArrays().getFirst().errorCorrection());
    assertEquals(1L << 30, table.memoryArrays().getFirst().maximumCapacityBytes());
    MemoryDevice module = table.memoryDevices().getFirst();
    assertEquals(1L << 30, module.sizeBytes());
    assertEquals("DIMM 0", module.locator());
    assertEquals("B0", module.bankLocator());
    assertEquals("RAM", module.type());
    assertEquals("DIMM", module.formFactor());
    assertEquals(3200, module.speedMegatransfers());
    assertEquals("Micron", module.manufacturer());
    assertEquals("MEM0001", module.serialNumber());
    assertEquals("PN-1", module.partNumber());
    assertNull(module.rank());
    assertNull(module.totalWidthBits());
  }

  @Test
  void uuidIsInNetworkOrderBefore26() {
    byte[] uuid = {
      0x12,
      0x34,
      0x56,
      0x78,
      (byte) 0x9a,
      (byte) 0xbc,
      (byte) 0xde,
      (byte) 0xf0,
      0x11,
      0x22,
      0x33,
      0x44,
      0x55,
      0x66,
      0x77,
      (byte) 0x88
    };
    byte[] table = new TableBuilder().structure(1, 0x19, new Object[][] {{8, uuid}}, "x").end();

    assertEquals(
        "12345678-9abc-def0-1122-334455667788",
        SmbiosTable.parse(TableBuilder.entryPoint32(2, 5), table).systems().getFirst().uuid());
    assertEquals(
        "78563412-bc9a-f0de-1122-334455667788",
        SmbiosTable.parse(TableBuilder.entryPoint32(2, 6), table).systems().getFirst().uuid());
  }

  @Test
  void sizesBeyondTheFirstFieldAreInTheSecond() {
    byte[] table =
        new TableBuilder()
            .structure(
                17,
                0x5c,
                new Object[][] {
                  {0x0c, (short) 0x7fff},
                  {0x1c, 0x20000},
                  {0x12, (byte) 0x22},
                  {0x15, (short) 0xffff},
                  {0x54, 70000},
                  {0x08, (short) 80},
                  {0x0a, (short) 64},
                  {0x1b, (byte) 2},
                  {0x26, (short) 1100}
                })
            .structure(17, 0x28, new Object[][] {{0x0c, (short) 0x8200}})
            .structure(17, 0x28, new Object[][] {{0x0c, (short) 0}})
            .structure(17, 0x28, new Object[][] {{0x0c, (short) 0xffff}})
            .structure(
                16, 0x17, new Object[][] {{0x05, (byte) 3}, {0x07, 0x80000000}, {0x0f, 4L << 40}})
            .end();
    SmbiosTable parsed = SmbiosTable.parse(V3_7, table);
    List<MemoryDevice> devices = parsed.memoryDevices();

    assertEquals(128L << 30, devices.getFirst().sizeBytes());
    assertEquals("DDR5", devices.getFirst().type());
    assertEquals(70000, devices.getFirst().speedMegatransfers());
    assertEquals(80, devices.getFirst().totalWidthBits());
    assertEquals(64, devices.getFirst().dataWidthBits());
    assertEquals(2, devices.getFirst().rank());
    assertEquals(1100, devices.getFirst().configuredVoltageMillivolts());
    assertEquals(512L << 10, devices.get(1).sizeBytes());
    assertEquals(false, devices.get(2).populated());
    assertNull(devices.get(2).sizeBytes());
    assertNull(devices.get(3).populated());
    assertEquals(4L << 40, parsed.memoryArrays().getFirst().maximumCapacityBytes());
  }

  @Test
  void countsBeyondTheFirstFieldAreInTheSecond() {
    byte[] table =
        new TableBuilder()
            .structure(
                4,
                0x30,
                new Object[][] {
                  {0x05, (byte) 3},
                  {0x18, (byte) 0x41},
                  {0x23, (byte) 0xff},
                  {0x2a, (short) 288},
                  {0x24, (byte) 0},
                  {0x25, (byte) 0xff},
                  {0x2e, (short) 576}
                })
            .structure(4, 0x1a, new Object[][] {{0x05, (byte) 3}, {0x18, (byte) 0}})
            .end();
    List<ProcessorInformation> processors = SmbiosTable.parse(V3_7, table).processors();

    assertEquals(288, processors.getFirst().coreCount());
    assertEquals(576, processors.getFirst().threadCount());
    assertNull(processors.getFirst().coreEnabled());
    assertEquals(false, processors.get(1).populated());
    assertNull(processors.get(1).coreCount());
  }

  @Test
  void chassisSkuFollowsTheContainedElements() {
    byte[] table =
        new TableBuilder()
            .structure(
                3,
                0x1c,
                new Object[][] {
                  {0x05, (byte) (0x80 | 0x17)}, {0x13, (byte) 2}, {0x14, (byte) 3}, {0x1b, (byte) 1}
                },
                "SKU-C")
            .end();
    ChassisInformation chassis = SmbiosTable.parse(V3_7, table).chassis().getFirst();

    assertEquals("SKU-C", chassis.sku());
    assertEquals("Rack Mount Chassis", chassis.type());
  }

  @Test
  void bytesThatAreNotUtf8AreReplacedAndBlankStringsAreNothing() {
    byte[] table =
        new TableBuilder()
            .structure(
                1,
                0x1b,
                new Object[][] {{4, new byte[] {1, 2, 3, 9}}},
                "Acme\u00ff",
                "   ",
                " Ser 1 ")
            .end();
    SystemInformation system = SmbiosTable.parse(V3_7, table).systems().getFirst();

    assertEquals("Acme\ufffd", system.manufacturer());
    assertNull(system.productName());
    assertEquals("Ser 1", system.version());
    assertNull(system.serialNumber(), "string 9 does not exist");
    assertEquals("00000000-0000-0000-0000-000000000000", system.uuid());
  }

  @Test
  void legacyEntryPointHasItsVersionInBinaryCodedDecimal() {
    byte[] entry = Arrays.copyOf("_DMI_".getBytes(StandardCharsets.US_ASCII), 15);
    entry[14] = 0x23;

    assertEquals(new Version(2, 3), Version.of(entry));
    assertNull(Version.of(new byte[0]));
    assertNull(Version.of("_SM_".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aTableCutAnywhereGivesWhatComesBeforeTheCut() {
    byte[] whole = Fixtures.hex("smbios/qemu-7.2/DMI.hex");
    byte[] entry = Fixtures.hex("smbios/qemu-7.2/smbios_entry_point.hex");
    // The last two bytes are the empty strings of the end mark.
    for (int length = 0; length < whole.length - 2; length++) {
      SmbiosTable table = SmbiosTable.parse(entry, Arrays.copyOf(whole, length));
      assertFalse(table.problems().isEmpty(), "cut at " + length);
    }
    SmbiosTable table = SmbiosTable.parse(entry, Arrays.copyOf(whole, 200));
    assertEquals("SYS-0001", table.systems().getFirst().serialNumber());
    assertTrue(table.memoryDevices().isEmpty());
  }

  @Test
  void garbageNeverThrows() {
    Random random = new Random(20261122);
    for (int round = 0; round < 20_000; round++) {
      byte[] garbage = new byte[random.nextInt(400)];
      random.nextBytes(garbage);
      for (int i = 1; i < garbage.length && round % 2 == 0; i += 1 + random.nextInt(30)) {
        garbage[i] = (byte) random.nextInt(40);
      }
      SmbiosTable.parse(round % 3 == 0 ? garbage : V3_7, garbage);
    }
    byte[] whole = Fixtures.hex("smbios/qemu-7.2/DMI.hex");
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = whole.clone();
      for (int hits = 0; hits < 3; hits++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      SmbiosTable.parse(V3_7, damaged);
    }
  }

  @Test
  void aZeroLengthStructureEndsTheReading() {
    byte[] table = {1, 0, 0, 0, 1, 0, 0, 0};

    SmbiosTable parsed = SmbiosTable.parse(V3_7, table);

    assertTrue(parsed.systems().isEmpty());
    assertEquals(List.of("SMBIOS structure of type 1 at byte 0 claims 0 bytes"), parsed.problems());
  }

  /// Firmware of versions 2.0 to 3.7 has structures of all these lengths; a field that is not whole
  /// is absent, those before it are the same.
  @Test
  void aStructureMayEndAnywhere() {
    byte[] slot = {
      9,
      0x1d,
      1,
      0,
      1,
      (byte) 0xbe,
      0x0b,
      3,
      3,
      2,
      0,
      4,
      0,
      0,
      0,
      (byte) 0xaf,
      8,
      10,
      1,
      0,
      0,
      (byte) 0xaf,
      0x10,
      8,
      5,
      0x0d,
      0,
      0,
      1
    };
    for (int length = 4; length <= slot.length; length++) {
      byte[] cut = Arrays.copyOf(Arrays.copyOf(slot, length), length + 3);
      cut[1] = (byte) length;
      cut[length] = 'P';
      SmbiosTable table = SmbiosTable.parse(V3_7, cut);
      SystemSlot read = table.slots().getFirst();
      assertEquals(length > 4 ? "P" : null, read.designation(), "length " + length);
      assertEquals(length > 5 ? "PCI Express 5" : null, read.type());
      assertEquals(length > 6 ? "x8" : null, read.dataBusWidth());
      assertEquals(length > 10 ? Integer.valueOf(2) : null, read.id());
      assertEquals(length > 12 ? Boolean.FALSE : null, read.hotPlug());
      assertEquals(length > 16 ? "0000:af:01.0" : null, read.pciAddress());
      assertEquals(length > 25 ? "x16" : null, read.physicalWidth());
    }
    byte[] server = WrittenTables.server();
    int structures = SmbiosTable.structures(server, new ArrayList<>()).size();
    int at = 0;
    for (int i = 0; i < structures - 1; i++) {
      for (int length = 4; length < server[at + 1]; length++) {
        byte[] shorter = server.clone();
        shorter[at + 1] = (byte) length;
        SmbiosTable.parse(V3_7, shorter);
      }
      at = next(server, at);
    }
  }

  private static int next(byte[] table, int at) {
    int end = at + table[at + 1];
    while (table[end] != 0 || table[end + 1] != 0) {
      end++;
    }
    return end + 2;
  }

  @Test
  void whatAFieldLiesAboutIsAbsent() {
    byte[] table =
        new TableBuilder()
            .structure(9, 0x14, new Object[][] {{4, (byte) 7}, {0x12, (byte) 0xff}}, "one")
            .structure(3, 0x16, new Object[][] {{0x13, (byte) 0xff}, {0x14, (byte) 0xff}}, "one")
            .structure(10, 9, new Object[][] {{4, new byte[] {(byte) 0x83, 1, 5, 9, 1}}}, "VGA")
            .structure(38, 0x12, new Object[][] {{4, new byte[] {9, 0, 0}}, {8, 0L}})
            .structure(16, 0x17, new Object[][] {{7, 0x8000_0000}, {0x0f, -1L}})
            .structure(17, 0x5c, new Object[][] {{0x0c, (short) 1}, {0x15, (short) -1}, {0x54, -1}})
            .structure(32, 0x0b, new Object[][] {{0x0a, (byte) 200}})
            .end();
    SmbiosTable parsed = SmbiosTable.parse(V3_7, table);

    assertNull(parsed.slots().getFirst().designation());
    assertNull(parsed.slots().getFirst().physicalWidth());
    assertNull(parsed.slots().getFirst().pciAddress(), "zeros are the host bridge");
    assertNull(parsed.chassis().getFirst().sku());
    assertEquals(
        List.of(
            new OnboardComponent("VGA", "Video", true, null, null),
            new OnboardComponent(null, "Ethernet", false, null, null)),
        parsed.onboard());
    assertEquals(
        new IpmiDevice(null, null, null, null, null, null), parsed.ipmiDevices().getFirst());
    assertNull(parsed.memoryArrays().getFirst().maximumCapacityBytes());
    assertEquals(Integer.MAX_VALUE, parsed.memoryDevices().getFirst().speedMegatransfers());
    assertEquals("Product-specific 200", parsed.boots().getFirst().status());
  }

  @Test
  void stringsMayBeLongAndMayEndAtAnyBoundary() {
    for (int length = 60; length <= 68; length++) {
      byte[] table =
          new TableBuilder()
              .structure(
                  39, 0x10, new Object[][] {{4, new byte[] {0, 1, 2}}}, "x".repeat(length), "y")
              .end();
      SystemPowerSupply supply = SmbiosTable.parse(V3_7, table).powerSupplies().getFirst();
      assertEquals(length, String.valueOf(supply.location()).length());
      assertEquals("y", supply.name());
      SmbiosTable cut = SmbiosTable.parse(V3_7, Arrays.copyOf(table, 64));
      assertEquals(List.of("the SMBIOS table ends within the strings of type 39"), cut.problems());
    }
  }

  /// As the kernel and dmidecode do: two NULs end it, whatever is before them.
  @Test
  void aLoneNulDoesNotEndAStructure() {
    byte[] table = {11, 5, 1, 0, 1, 0, 'a', 0, 0, 127, 4, 2, 0, 0, 0};
    SmbiosTable parsed = SmbiosTable.parse(V3_7, table);

    assertEquals(List.of(), parsed.problems());
    assertEquals(List.of(), parsed.oemStrings());
  }
}
