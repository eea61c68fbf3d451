package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySectionTest {
  private static final String UUID = "9d3a9c52-41f0-4f6b-9a5e-2c1d8e0f1a2b";
  private static final Path MACHINES = Path.of("src/test/resources/fixtures/machines");

  /// A server with everything, whose numbers are all good.
  private static ObjectNode server() {
    return tree(
        """
        {'system':{'manufacturer':'Acme Corp','productName':'Server 9','serialNumber':'SYS-1',
           'serialNumberTrusted':true,'uuid':'9D3A9C52-41F0-4F6B-9A5E-2C1D8E0F1A2B','uuidTrusted':true},
         'board':{'manufacturer':'Acme Corp','productName':'Board 9','serialNumber':'BRD-1',
           'serialNumberTrusted':true},
         'chassis':{'type':'Rack Mount Chassis','serialNumber':'SYS-1','serialNumberTrusted':true},
         'bmc':{'device':'ipmi0','guid':'aabbccdd-0011-2233-4455-66778899aabb',
           'lanChannels':[{'channel':1,'macAddress':'00:25:90:00:00:10'},
             {'channel':8,'macAddress':'00:25:90:00:00:10'}],
           'fru':[{'id':0,'fields':{'Product Serial':'SYS-1','Board Serial':'BRD-1'}},
             {'id':4,'fields':{'Product Serial':'PSU-2'}}]},
         'networkPorts':[
           {'name':'eth0','macAddress':'00:25:90:00:00:01','permanentMacAddress':'00:25:90:00:00:01'},
           {'name':'eth1','macAddress':'00:25:90:00:00:02','permanentMacAddress':'00:25:90:00:00:02'}],
         'drives':[{'name':'sda','transport':'ata','serialNumber':'D1','wwn':'0x5000c50000000001'},
           {'name':'sdb','transport':'usb','serialNumber':'U1'}]}
        """);
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JsonTree.read(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static IdentitySection section(JsonNode hardware) {
    return IdentitySection.of(hardware, true).section();
  }

  private static List<String> findings(JsonNode hardware) {
    return IdentitySection.of(hardware, true).findings().stream()
        .map(finding -> finding.id() + ": " + finding.message())
        .toList();
  }

  private static Identifier get(IdentitySection section, String kind, int index) {
    return section.identifiers().stream()
        .filter(one -> one.kind().equals(kind))
        .toList()
        .get(index);
  }

  /// Without the firmware's words, as on a board whose maker left all as it was.
  private static ObjectNode nameless() {
    ObjectNode hardware = server();
    hardware.remove(List.of("system", "board", "chassis"));
    return hardware;
  }

  @Test
  void theSystemsUuidIsTheMachinesId() {
    IdentitySection section = section(server());
    assertEquals(UUID, section.machineId());
    assertEquals("systemUuid", section.machineIdFrom());
    assertEquals(List.of(), findings(server()));
  }

  @Test
  void aDrivePulledACardSwappedAndAStickPutInLeaveIt() {
    for (ObjectNode hardware : List.of(server(), withoutUuid(server()), nameless())) {
      String before = section(hardware).machineId();
      ((ArrayNode) hardware.path("drives")).remove(0);
      assertEquals(before, section(hardware).machineId(), "a drive pulled");
      ObjectNode card = (ObjectNode) hardware.path("networkPorts").path(1);
      card.put("permanentMacAddress", "00:25:90:ff:00:02").put("macAddress", "00:25:90:ff:00:02");
      assertEquals(before, section(hardware).machineId(), "a card swapped");
      hardware.withArray("drives").add(tree("{'name':'sdz','transport':'usb','serialNumber':'Z'}"));
      assertEquals(before, section(hardware).machineId(), "a stick put in");
    }
  }

  @Test
  void whereCardsAreAllThereIsTheFirstOneCounts() {
    ObjectNode hardware = nameless();
    hardware.remove("bmc");
    IdentitySection before = section(hardware);
    assertEquals("macAddress", before.machineIdFrom());
    ((ArrayNode) hardware.path("networkPorts")).remove(1);
    assertEquals(before.machineId(), section(hardware).machineId());
    ((ObjectNode) hardware.path("networkPorts").path(0))
        .put("permanentMacAddress", "00:25:90:ff:00:01");
    assertNotEquals(before.machineId(), section(hardware).machineId());
  }

  @Test
  void aNewBoardIsAnotherMachineUnlessItWasToldWhatItIsIn() {
    ObjectNode hardware = server();
    ((ObjectNode) hardware.path("board")).put("serialNumber", "BRD-2");
    assertEquals(UUID, section(hardware).machineId(), "the UUID was written over");
    ((ObjectNode) hardware.path("system")).put("uuid", "00000000-1111-2222-3333-444444444444");
    assertNotEquals(UUID, section(hardware).machineId());
    ObjectNode served = withoutUuid(server());
    String before = section(served).machineId();
    ((ObjectNode) served.path("board")).put("serialNumber", "BRD-2");
    assertEquals(before, section(served).machineId(), "the serial number was written over");
  }

  private static ObjectNode withoutUuid(ObjectNode hardware) {
    ((ObjectNode) hardware.path("system")).remove(List.of("uuid", "uuidTrusted"));
    return hardware;
  }

  /// The algorithm is published: who has the lines makes the same id.
  @Test
  void theIdIsMadeAsDescribed() {
    IdentitySection section = section(withoutUuid(server()));
    assertEquals("systemSerialNumber", section.machineIdFrom());
    // printf 'assay\nsystemserialnumber\nacme corp\nserver 9\nsys-1\n' | sha256sum
    assertEquals("120edefe-fb90-873f-9610-1f9c7a108c40", section.machineId());
    ObjectNode other = withoutUuid(server());
    ((ObjectNode) other.path("system")).put("manufacturer", "Other Corp");
    assertNotEquals(section.machineId(), section(other).machineId(), "makers count alike");
  }

  @ParameterizedTest
  @CsvSource({
    "system/board/chassis, bmcGuid",
    "system, fruProductSerial",
    "system/bmc, boardSerialNumber",
    "system/board/bmc, macAddress",
    "system/board/bmc/networkPorts, chassisSerialNumber"
  })
  void theStrongestIsTaken(String without, String kind) {
    ObjectNode hardware = server();
    hardware.remove(List.of(without.split("/")));
    if (kind.equals("bmcGuid")) {
      ((ObjectNode) hardware.path("bmc")).remove("fru");
    }
    assertEquals(kind, section(hardware).machineIdFrom());
  }

  @Test
  void whatIsNotTheLastWordIsNoIdYet() {
    assertEquals(UUID, IdentitySection.of(server(), false).section().machineId());
    assertNull(IdentitySection.of(nameless(), false).section().machineId());
    assertEquals(List.of(), IdentitySection.of(tree("{}"), false).findings());
  }

  @Test
  void whereNothingIsTrustedThereIsNoId() {
    ObjectNode hardware =
        tree(
            """
            {'system':{'serialNumber':'Default string','serialNumberTrusted':false,
               'uuid':'03000200-0400-0500-0006-000700080009','uuidTrusted':false,
               'untrusted':{'serialNumber':'placeholder text','uuid':'well-known placeholder UUID'}},
             'networkPorts':[{'name':'eth0','permanentMacAddress':'52:54:00:12:34:56'}],
             'drives':[{'name':'sda','transport':'ata','serialNumber':'D1'}]}
            """);
    assertNull(section(hardware).machineId());
    assertEquals(
        List.of(
            "identity_untrusted: the system serial number is `Default string`: placeholder text",
            "identity_untrusted: the system UUID is `03000200-0400-0500-0006-000700080009`:"
                + " well-known placeholder UUID",
            "identity_unknown: nothing that can be trusted tells this machine from another"),
        findings(hardware));
    assertTrue(get(section(hardware), "driveSerialNumber", 0).trusted(), "and yet");
    assertEquals(
        List.of("identity_unknown: nothing tells this machine from another"), findings(tree("{}")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "00:25:90:00:00:01, -",
        "0025.9000.0001, is no MAC address",
        "00:25:90:00:00:0g, is no MAC address",
        "00-25-90-00-00-01, is no MAC address",
        "'', is no MAC address",
        "00:00:00:00:00:00, all zeros",
        "ff:ff:ff:ff:ff:ff, a multicast address",
        "01:00:5e:00:00:01, a multicast address",
        "52:54:00:12:34:56, 'locally administered, not a maker''s'",
        "02:00:00:00:00:01, 'locally administered, not a maker''s'"
      })
  void addressesThatNoMakerGaveAreNotTrusted(String address, String reason) {
    assertEquals(reason, MacAddresses.reason(address));
  }

  @Test
  void whatMovesIsNotTrusted() {
    ObjectNode hardware = server();
    ((ObjectNode) hardware.path("networkPorts").path(0)).put("driver", "r8152");
    ((ObjectNode) hardware.path("networkPorts").path(1)).remove("permanentMacAddress");
    ((ObjectNode) hardware.path("chassis")).put("type", "Blade");
    IdentitySection section = section(hardware);
    assertEquals("on USB, which moves", get(section, "macAddress", 0).reason());
    assertEquals("may have been given by software", get(section, "macAddress", 1).reason());
    assertEquals("blades share it", get(section, "chassisSerialNumber", 0).reason());
    assertTrue(get(section, "driveSerialNumber", 0).trusted());
    assertEquals(
        "is no part of the machine, but plugged into it",
        get(section, "driveSerialNumber", 1).reason());
  }

  @Test
  void placeholdersInTheBmcsInventoryAreKnown() {
    ObjectNode hardware = server();
    ((ObjectNode) hardware.path("bmc")).put("guid", "00000000-0000-0000-0000-000000000000");
    ((ObjectNode) hardware.path("bmc").path("fru").path(0).path("fields"))
        .put("Product Serial", "To be filled by O.E.M.");
    IdentitySection section = section(hardware);
    assertEquals("one byte repeated", get(section, "bmcGuid", 0).reason());
    assertEquals("placeholder text", get(section, "fruProductSerial", 0).reason());
    assertEquals(List.of(), findings(hardware), "a placeholder contradicts nobody");
  }

  @Test
  void whatTwoPartsHaveTellsNothingApart() {
    ObjectNode hardware = server();
    hardware.withArray("drives").add(tree("{'name':'sdc','transport':'ata','serialNumber':'d1'}"));
    assertEquals(
        List.of("identity_duplicate: sda and sdc have the same serial number `d1`"),
        findings(hardware));
    IdentitySection section = section(hardware);
    assertEquals("is that of sdc as well", get(section, "driveSerialNumber", 0).reason());
    assertEquals("is that of sda as well", get(section, "driveSerialNumber", 2).reason());
  }

  @Test
  void theNamespacesOfOneDriveAreOnePart() {
    String namespace =
        "{'name':'nvme0n%d','transport':'nvme','pciAddress':'0000:01:00.0','serialNumber':'N1'}";
    ObjectNode hardware = server();
    hardware
        .withArray("drives")
        .add(tree(namespace.formatted(1)))
        .add(tree(namespace.formatted(2)));
    assertEquals(List.of(), findings(hardware));
    ObjectNode second = (ObjectNode) hardware.path("drives").path(3);
    second.remove("pciAddress");
    assertEquals(List.of(), findings(hardware), "of one subsystem, with several paths");
    second.put("name", "nvme1n1").put("pciAddress", "0000:02:00.0");
    assertEquals(1, findings(hardware).size());
  }

  @Test
  void firmwareAndInventoryThatDisagreeAreAFinding() {
    ObjectNode hardware = server();
    ((ObjectNode) hardware.path("bmc").path("fru").path(0).path("fields"))
        .put("Product Serial", "SYS-2");
    assertEquals(
        List.of(
            "identity_conflict: the system serial number is `SYS-1` by the firmware and `SYS-2` by"
                + " the BMC's inventory"),
        findings(hardware));
  }

  @Test
  void oneNumberForSystemAndChassisIsUsualAndSaidSo() {
    IdentitySection section = section(server());
    assertEquals("systemSerialNumber", get(section, "chassisSerialNumber", 0).sameAs());
    assertEquals("systemSerialNumber", get(section, "fruProductSerial", 0).sameAs());
    assertEquals("boardSerialNumber", get(section, "fruBoardSerial", 0).sameAs());
    assertNull(get(section, "systemSerialNumber", 0).sameAs());
  }

  @Test
  void aUuidThatIsNoneBecomesOne() {
    ObjectNode hardware = server();
    ((ObjectNode) hardware.path("system")).put("uuid", "../../etc/passwd");
    String id = String.valueOf(section(hardware).machineId());
    assertTrue(
        id.matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), id);
  }

  @Test
  void hardwareOfAnyShapeIsLookedAt() {
    for (String odd :
        List.of(
            "{'system':7,'drives':{},'networkPorts':[7,null],'bmc':[]}",
            "{'bmc':{'fru':[{'id':'0'}],'lanChannels':7,'guid':7}}",
            "{'drives':[{'serialNumber':7,'wwn':[]}]}")) {
      assertFalse(findings(tree(odd)).isEmpty(), odd);
    }
  }

  /// `-Dgolden.update=true` rewrites the file.
  @Test
  void ofARecordedMachineAsExpected() throws IOException {
    JsonNode hardware = JsonTree.read(Files.readString(MACHINES.resolve("qemu-q35.hardware.json")));
    IdentitySection.Judged judged = IdentitySection.of(hardware, true);
    String json = ReportJson.text(judged) + "\n";
    Path golden = MACHINES.resolve("qemu-q35.identity.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, json);
    }
    assertEquals(Files.readString(golden), json);
  }
}
