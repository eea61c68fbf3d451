package assay.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.ReportJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HardwareTest {
  private static final Map<String, String> PLACEHOLDER = Map.of("serialNumber", "one digit");

  @Test
  void aDriveSeenByTwoSourcesIsOneEntry() {
    Hardware merged =
        drives(drive("sda", "SN1", null, "ata", 100L))
            .merge(drives(drive("sda", "SN1", "0x5000000000000001", null, null)));

    assertEquals(1, merged.drives().size());
    Drive drive = merged.drives().getFirst();
    assertEquals("0x5000000000000001", drive.wwn());
    assertEquals("ata", drive.transport());
    assertEquals(100L, drive.sizeBytes());
    assertEquals(List.of(), drive.aliases());
  }

  @Test
  void theFirstSourcesWordStaysAndBothSerialNumbersAreKept() {
    Drive block = drive("sda", "SHORT", null, "ata", null);
    Drive smart = drive("sda", "LONGER", null, "scsi", 5L);
    Drive merged = drives(block).merge(drives(smart)).drives().getFirst();

    assertEquals("SHORT", merged.serialNumber());
    assertEquals("ata", merged.transport());
    assertEquals(5L, merged.sizeBytes());
    assertEquals(Map.of("SHORT", "SHORT", "LONGER", "LONGER"), merged.serialNumberSources());
  }

  @Test
  void aDrivesSerialNumberCountsMoreThanThatOfItsUsbEnclosure() {
    // These drives have their number by the source of the same name.
    Drive enclosure = drive("sdb", Drive.USB, null, "usb", 9L);
    Drive untrusted = drive("sdb", "/dev/sdb", Drive.USB, null, "usb", 9L, PLACEHOLDER);
    Drive smart = drive("sdb", "INSIDE", null, null, null);
    assertEquals("INSIDE", serialNumber(drives(enclosure).merge(drives(smart))));
    assertEquals("INSIDE", serialNumber(drives(smart).merge(drives(enclosure))));
    Drive silent = drive("sdb", null, null, null, 9L);
    assertEquals(Map.of(), drives(untrusted).merge(drives(smart)).drives().getFirst().untrusted());
    assertEquals(Map.of(), drives(smart).merge(drives(untrusted)).drives().getFirst().untrusted());
    assertEquals(
        PLACEHOLDER, drives(silent).merge(drives(untrusted)).drives().getFirst().untrusted());
    assertEquals(Drive.USB, serialNumber(drives(enclosure).merge(drives(silent))));
  }

  private static @Nullable String serialNumber(Hardware hardware) {
    assertEquals(1, hardware.drives().size());
    return hardware.drives().getFirst().serialNumber();
  }

  @Test
  void twoPathsToOneDriveAreOneEntryWithAnAlias() {
    Hardware merged =
        drives(
            drive("sdb", "S", "0x5000000000000002", "sas", 9L),
            drive("sdc", "S", "0x5000000000000002", "sas", 9L));

    assertEquals(1, merged.drives().size());
    assertEquals("sdb", merged.drives().getFirst().name());
    assertEquals(List.of("sdc"), merged.drives().getFirst().aliases());
    assertEquals(1, merged.merge(drives(drive("sdc", null, null, null, null))).drives().size());
  }

  @Test
  void namespacesAndBridgesShareSerialNumbersAndAreTwo() {
    assertEquals(
        2,
        drives(drive("nvme0n1", "N", null, "nvme", 9L), drive("nvme0n2", "N", null, "nvme", 9L))
            .drives()
            .size());
    assertEquals(
        2,
        drives(drive("sdb", "U", null, "usb", 9L), drive("sdc", "U", null, "usb", 9L))
            .drives()
            .size());
  }

  @Test
  void anNvmeControllerWhoseNamespaceCameLaterIsNoDriveOfItsOwn() {
    Drive controller = drive("nvme1", "N", null, "nvme", null);
    Drive namespace = drive("nvme1n1", "N", null, "nvme", 9L);

    Hardware merged = drives(controller).merge(drives(namespace));
    assertEquals(List.of(namespace), merged.drives());
    assertEquals(List.of(namespace), drives(namespace).merge(drives(controller)).drives());
    // With native multipath the two are numbered apart.
    Drive head = drive("nvme0n1", "N", null, "nvme", 9L);
    assertEquals(List.of(head), drives(head, controller).drives());
    // By name where the serial number says nothing.
    Drive silent = drive("nvme1", null, null, "nvme", null);
    assertEquals(List.of(namespace), drives(silent, namespace).drives());
  }

  @Test
  void anNvmeControllerWithoutNamespacesStays() {
    Drive controller = drive("nvme1", "EMPTY", null, "nvme", null);
    assertEquals(
        List.of(controller, drive("nvme0n1", "N", null, "nvme", 9L)),
        drives(controller, drive("nvme0n1", "N", null, "nvme", 9L)).drives());
    Drive placeholder =
        drive("nvme1", "/dev/nvme1", "0", null, "nvme", null, Map.of("serialNumber", "zero"));
    assertEquals(2, drives(placeholder, drive("nvme0n1", "0", null, "nvme", 9L)).drives().size());
  }

  @Test
  void aDriveBehindAControllerIsFoundAgainBySerialNumber() {
    Drive behind = behind("bus/6 megaraid,0", "S9", 9L);
    Hardware merged = drives(drive("sdb", "S9", null, "scsi", 9L)).merge(drives(behind));

    assertEquals(1, merged.drives().size());
    assertEquals(List.of("bus/6 megaraid,0"), merged.drives().getFirst().aliases());
    assertEquals(
        2, drives(drive("sdb", "VOLUME", null, "scsi", 9L)).merge(drives(behind)).drives().size());
  }

  @Test
  void processorsAreJoinedByPopulatedSocket() {
    Hardware firmware =
        Hardware.of(
                Processor.SECTION,
                List.of(
                    processor(0, "CPU1", true, "From firmware", null),
                    processor(null, "CPU2", false, null, null),
                    processor(1, "CPU3", true, null, null)))
            .with(Memory.SECTION, new Memory(null, 1024L, null, 4, null, List.of(), List.of()));
    Hardware kernel =
        Hardware.of(
                Processor.SECTION,
                List.of(
                    processor(0, null, null, "From kernel", 4),
                    processor(1, null, null, "From kernel", 4)))
            .with(Memory.SECTION, new Memory(1000L, null, null, null, null, List.of(), List.of()));
    Hardware merged = Hardware.NOTHING.merge(firmware).merge(kernel);

    assertEquals(3, merged.processors().size());
    assertEquals("From firmware", merged.processors().get(0).model());
    assertEquals(4, merged.processors().get(0).threadCount());
    assertEquals("CPU2", merged.processors().get(1).socket());
    assertEquals("From kernel", merged.processors().get(2).model());
    assertEquals("CPU3", merged.processors().get(2).socket());
    assertNotNull(merged.memory());
    assertEquals(1024L, merged.memory().installedBytes());
    assertEquals(1000L, merged.memory().totalBytes());
    assertEquals(4, merged.memory().slotCount());
  }

  @Test
  void sensorsOfOneNameInOneSourceStayTwo() {
    Sensor one = new Sensor("Temp", "ipmi", 30.0, null, "ok", null);
    Sensor other = new Sensor("Temp", "ipmi", 40.0, null, "ok", null);
    Hardware merged = Hardware.NOTHING.merge(Hardware.of(Sensor.SECTION, List.of(one, other)));

    assertEquals(List.of(one, other), merged.sensors());
  }

  @Test
  void whatIsUnknownIsNotInTheReport() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();

    assertEquals("{}", mapper.readTree(ReportJson.text(Hardware.NOTHING)).toString());
    assertTrue(Hardware.NOTHING.nothing());
    assertEquals(
        "{\"drives\":[{\"name\":\"sda\",\"path\":\"/dev/sda\",\"serialNumber\":\"SN1\","
            + "\"serialNumberSources\":{\"SN1\":\"SN1\"}}]}",
        mapper.readTree(ReportJson.text(drives(drive("sda", "SN1", null, null, null)))).toString());
  }

  private static Hardware drives(Drive... drives) {
    return Hardware.of(Drive.SECTION, List.of(drives));
  }

  private static Drive drive(
      String name,
      @Nullable String serial,
      @Nullable String wwn,
      @Nullable String transport,
      @Nullable Long sizeBytes) {
    return drive(name, "/dev/" + name, serial, wwn, transport, sizeBytes);
  }

  private static Drive behind(String name, String serial, long sizeBytes) {
    return drive(name, null, serial, null, "scsi", sizeBytes);
  }

  private static Drive drive(
      String name,
      @Nullable String path,
      @Nullable String serial,
      @Nullable String wwn,
      @Nullable String transport,
      @Nullable Long sizeBytes) {
    return drive(name, path, serial, wwn, transport, sizeBytes, Map.of());
  }

  private static Drive drive(
      String name,
      @Nullable String path,
      @Nullable String serial,
      @Nullable String wwn,
      @Nullable String transport,
      @Nullable Long sizeBytes,
      Map<String, String> untrusted) {
    return new Drive(
        name,
        path,
        List.of(),
        null,
        null,
        serial,
        serial == null ? Map.of() : Map.of(serial, serial),
        null,
        sizeBytes,
        wwn,
        transport,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        untrusted,
        null);
  }

  private static Processor processor(
      @Nullable Integer index,
      @Nullable String socket,
      @Nullable Boolean populated,
      @Nullable String model,
      @Nullable Integer threads) {
    return new Processor(
        index, socket, populated, null, null, model, null, null, null, null, null, threads, null,
        null, null, null, List.of(), null);
  }
}
