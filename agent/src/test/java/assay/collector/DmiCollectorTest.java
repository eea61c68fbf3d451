package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.host.Ending;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Connector;
import assay.inventory.Hardware;
import assay.inventory.IpmiInterface;
import assay.inventory.Memory;
import assay.inventory.MemoryArray;
import assay.inventory.MemoryModule;
import assay.inventory.OemStrings;
import assay.inventory.OnboardDevice;
import assay.inventory.OtherBoard;
import assay.inventory.PowerSupply;
import assay.inventory.Processor;
import assay.inventory.ProcessorConfiguration;
import assay.inventory.Slot;
import assay.report.Schema;
import assay.source.smbios.WrittenTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmiCollectorTest {
  private static final String TABLES = "/sys/firmware/dmi/tables";

  private final ScriptedHost host =
      new ScriptedHost()
          .sysfs("sysfs/qemu-q35.tsv")
          .file(
              TABLES + "/smbios_entry_point",
              Fixtures.hex("smbios/qemu-7.2/smbios_entry_point.hex"))
          .file(TABLES + "/DMI", Fixtures.hex("smbios/qemu-7.2/DMI.hex"));

  @Test
  void readsTheMachineOfTheTable() {
    Outcome outcome = new DmiCollector().collect(host);
    Hardware hardware = Outcomes.ok(outcome);

    assertEquals(
        new ComputerSystem(
            "Acme Corp",
            "Server 9000",
            "A1",
            "SYS-0001",
            true,
            "12345678-9abc-def0-1122-334455667788",
            true,
            "SKU9",
            "Nine",
            Map.of()),
        hardware.system());
    Chassis chassis = hardware.chassis();
    assertNotNull(chassis);
    assertEquals("To Be Filled By O.E.M.", chassis.serialNumber());
    assertEquals(false, chassis.serialNumberTrusted());
    assertEquals(Map.of("serialNumber", "placeholder text"), chassis.untrusted());
    Memory memory = hardware.memory();
    assertNotNull(memory);
    assertEquals(1L << 30, memory.installedBytes());
    assertEquals(1, memory.slotCount());
    assertEquals("MEM0001", memory.modules().getFirst().serialNumber());
    assertEquals(List.of(0, 1), hardware.processors().stream().map(Processor::index).toList());
    assertEquals("Fast 1", hardware.processors().getFirst().version());
    assertEquals(List.of(), Outcomes.findings(outcome));
  }

  @Test
  void withoutATableTheKernelsExcerptIsTaken() {
    host.without(TABLES);
    Outcome.Partial partial = Outcomes.partial(new DmiCollector().collect(host));

    ComputerSystem system = partial.hardware().system();
    assertNotNull(system);
    assertEquals("SYS-0001", system.serialNumber());
    assertEquals("12345678-9abc-def0-1122-334455667788", system.uuid());
    assertNotNull(partial.hardware().firmware());
    assertEquals("1.0.1", partial.hardware().firmware().version());
    assertNotNull(partial.hardware().chassis());
    assertEquals("Other", partial.hardware().chassis().type());
    assertNull(partial.hardware().memory());
  }

  @Test
  void aDamagedTableGivesWhatIsLeft() {
    host.file(TABLES + "/DMI", Arrays.copyOf(Fixtures.hex("smbios/qemu-7.2/DMI.hex"), 200));
    Outcome.Partial partial = Outcomes.partial(new DmiCollector().collect(host));

    assertNotNull(partial.hardware().system());
    assertNull(partial.hardware().memory());
  }

  @Test
  void aMachineWithoutSmbiosHasNone() {
    assertInstanceOf(Outcome.Absent.class, new DmiCollector().collect(new ScriptedHost()));
  }

  @Test
  void aReadingThatHangsIsStuck() {
    ScriptedHost stuck = new ScriptedHost().readingEnds(new Ending.Stuck(7, "D", "x"));

    assertInstanceOf(Outcome.Stuck.class, new DmiCollector().collect(stuck));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To Be Filled By O.E.M.",
        "Default string",
        "System Serial Number",
        "Not Specified",
        "None",
        "0123456789",
        "1234567890",
        "123456789",
        "01234567890123456789",
        "00000000",
        "xxxxxxx",
        "...",
        "0",
        "N/A",
        "$(PROJECT_SKU_NAME)",
        " Default String ",
        "Acme\ufffd"
      })
  void placeholdersAreKnown(String text) {
    assertNotNull(Placeholders.reason(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYS-0001", "7G4QX13", "CZJ0240B1L", "1234", "S3Z8NB0K", "00A1", "Nine"})
  void serialNumbersAreTrusted(String text) {
    assertNull(Placeholders.reason(text));
  }

  @ParameterizedTest
  @CsvSource({
    "03000200-0400-0500-0006-000700080009,well-known placeholder UUID",
    "00000000-0000-0000-0000-000000000000,one byte repeated",
    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF,one byte repeated",
    "12345678-9abc-def0-1122-334455667788,"
  })
  void placeholderUuidsAreKnown(String uuid, String reason) {
    assertEquals(reason, Placeholders.uuidReason(uuid));
  }

  private ScriptedHost server() {
    return host.file(TABLES + "/smbios_entry_point", WrittenTables.V3_5)
        .file(TABLES + "/DMI", WrittenTables.server());
  }

  @Test
  void partsOfAServer() {
    Hardware hardware = Outcomes.ok(new DmiCollector().collect(server()));

    assertEquals(
        List.of("In Use", "Available", "Unavailable", "In Use"),
        hardware.all(Slot.SECTION).stream().map(Slot::usage).toList());
    assertEquals(
        new Slot(
            "PCIe Slot 2",
            "PCI Express 5",
            "x8",
            "x16",
            "Available",
            "Short",
            2,
            false,
            "0010:af:01.0"),
        hardware.all(Slot.SECTION).get(1));
    assertEquals(
        new PowerSupply(
            1,
            "PSU1",
            "PWR SPLY,750W",
            "Acme Power",
            "PS-0001",
            "0PJMDN",
            "AST-39",
            "A01",
            750,
            "Switching",
            "OK",
            "Auto-switch",
            true,
            false,
            true,
            Map.of()),
        hardware.all(PowerSupply.SECTION).getFirst());
    assertEquals(
        Map.of("serialNumber", "placeholder text"),
        hardware.all(PowerSupply.SECTION).get(1).untrusted());
    assertEquals(
        List.of("0xca2 io", "0xfed40001 memory", "null null"),
        hardware.all(IpmiInterface.SECTION).stream()
            .map(one -> one.address() + " " + one.addressSpace())
            .toList());
    assertEquals(
        List.of("0000:01:00.1", "0010:3b:1f.0"),
        hardware.all(OnboardDevice.SECTION).stream()
            .map(OnboardDevice::pciAddress)
            .filter(Objects::nonNull)
            .toList());
    assertEquals(2, hardware.all(Connector.SECTION).size());
    assertEquals("MB-1", Objects.requireNonNull(hardware.board()).productName());
    assertEquals(
        List.of(
            new OtherBoard(
                "I/O Module",
                "Slot 2",
                "Acme",
                "RISER-2",
                "B",
                "To be filled by O.E.M.",
                null,
                Map.of("serialNumber", "placeholder text"))),
        hardware.all(OtherBoard.SECTION));
  }

  @Test
  void processorsAndMemoryOfAServer() {
    Hardware hardware = Outcomes.ok(new DmiCollector().collect(server()));

    ProcessorConfiguration configuration = hardware.processors().getFirst().configuration();
    assertNotNull(configuration);
    assertEquals("Socket LGA4677", configuration.socketType());
    assertEquals(1800, configuration.voltageMillivolts());
    assertNull(configuration.assetTag(), "UNKNOWN is no tag");
    assertEquals(
        List.of(2L << 20, 32L << 20, 2304L << 20),
        configuration.caches().stream().map(ProcessorConfiguration.Cache::totalBytes).toList());
    ProcessorConfiguration disabled = hardware.processors().get(1).configuration();
    assertNotNull(disabled);
    assertEquals("Disabled By BIOS", disabled.status());
    assertEquals(List.of(), disabled.caches());
    Memory memory = hardware.memory();
    assertNotNull(memory);
    assertEquals(
        List.of("System Board Or Motherboard", "CXL Add-on Card"),
        memory.arrays().stream().map(MemoryArray::location).toList());
    assertEquals((4L << 40) + (512L << 30), memory.maximumCapacityBytes());
    assertEquals(List.of(0, 0, 1, 1), memory.modules().stream().map(MemoryModule::array).toList());
    assertEquals(
        List.of(true, false, true, false),
        memory.modules().stream().map(MemoryModule::populated).toList());
    assertEquals("Bank 1, Hex 0x2C", memory.modules().getFirst().moduleManufacturerId());
    assertEquals(126L << 30, memory.modules().get(2).nonVolatileBytes());
  }

  /// Keys and passwords come in by OEM strings; a report is read by many.
  @Test
  void noValueOfAnOemStringIsReported() {
    OemStrings strings =
        DmiParts.oemStrings(
            List.of(
                "Acme Server 9000",
                "assay.key=ssh-ed25519 AAAA",
                "io.systemd.credential:passwd.hashed-password.root=$6$x",
                "proxy https://user:word@host/",
                "put=https://user:word@host/"));

    assertEquals(
        new OemStrings(
            List.of(
                "Acme Server 9000",
                "assay.key=...",
                "io.systemd.credential:passwd.hashed-password.root=...",
                "proxy https://...",
                "put=..."),
            4),
        strings);
    assertNull(DmiParts.oemStrings(List.of()));
    Hardware hardware = Outcomes.ok(new DmiCollector().collect(server()));
    assertEquals(
        List.of(new OemStrings(List.of("Acme Server", "assay.key=...", "x"), 1)),
        hardware.all(OemStrings.SECTION));
  }

  @Test
  void aDamagedTableGivesAValidReport() {
    byte[] whole = WrittenTables.server();
    Random random = new Random(20261129);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = round == 0 ? whole : Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int hits = 0; hits < round % 40; hits++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Outcome outcome = new DmiCollector().collect(host.file(TABLES + "/DMI", damaged));
      assertEquals(List.of(), Schema.hardwareErrors(Objects.requireNonNull(outcome.hardware())));
    }
  }
}
