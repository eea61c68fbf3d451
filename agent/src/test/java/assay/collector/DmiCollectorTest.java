package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.host.Ending;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Hardware;
import assay.inventory.Memory;
import assay.inventory.Processor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
}
