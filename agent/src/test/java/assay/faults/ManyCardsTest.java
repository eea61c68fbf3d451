package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large machine: 512 PCI functions, 64 network ports.
class ManyCardsTest {
  private static final int FUNCTIONS = 512;
  private static final int PORTS = 64;
  private static final int DEADLINE_SECONDS = 120;
  private static final int PER_DEVICE = 8;
  private static final int PER_BUS = 32 * PER_DEVICE;

  @TempDir private Path folder;

  @Test
  void everyCardAndPortIsThere() throws Exception {
    FaultyMachine machine = FaultyMachine.below(folder, 30);
    for (int i = 0; i < FUNCTIONS; i++) {
      function(machine.sysroot(), i);
    }
    for (int i = 0; i < PORTS; i++) {
      port(machine.sysroot(), i);
    }
    AuditRun run = AuditRun.of(machine, DEADLINE_SECONDS).sound();
    System.out.printf("%d functions, %d ports: %d ms%n", FUNCTIONS, PORTS, run.wall().toMillis());
    assertEquals("ok", run.collector("pci").path("outcome").asText(), run::console);
    assertEquals("ok", run.collector("net").path("outcome").asText(), run::console);
    JsonNode hardware = run.report().path("hardware");
    int cards = 0;
    for (JsonNode device : hardware.path("pciDevices")) {
      boolean added = device.path("address").asText().startsWith("0001:");
      cards += added && device.path("deviceId").asText().equals("10fb") ? 1 : 0;
    }
    assertEquals(FUNCTIONS, cards);
    int ports = 0;
    for (JsonNode port : hardware.path("networkPorts")) {
      ports += port.path("macAddress").asText().startsWith("02:00:00:00:01:") ? 1 : 0;
    }
    assertTrue(ports == PORTS, () -> hardware.path("networkPorts").toPrettyString());
  }

  private static String address(int number) {
    return "0001:%02x:%02x.%d"
        .formatted(number / PER_BUS, number % PER_BUS / PER_DEVICE, number % PER_DEVICE);
  }

  private static void function(Path sysroot, int number) throws IOException {
    String path = "devices/pci0001:00/" + address(number);
    write(
        Files.createDirectories(sysroot.resolve("sys").resolve(path)),
        Map.of(
            "vendor", "0x8086",
            "device", "0x10fb",
            "subsystem_vendor", "0x8086",
            "subsystem_device", "0x000c",
            "class", "0x020000",
            "revision", "0x01",
            "numa_node", "0",
            "current_link_speed", "5.0 GT/s PCIe",
            "current_link_width", "8"));
    Files.createSymbolicLink(
        sysroot.resolve("sys/bus/pci/devices").resolve(address(number)), Path.of("../../..", path));
  }

  private static void port(Path sysroot, int number) throws IOException {
    String path = "devices/pci0001:00/%s/net/port%d".formatted(address(number), number);
    Path folder = Files.createDirectories(sysroot.resolve("sys").resolve(path));
    write(
        folder,
        Map.of(
            "address", "02:00:00:00:01:%02x".formatted(number),
            "addr_assign_type", "0",
            "operstate", "down",
            "mtu", "1500",
            "type", "1"));
    Files.createSymbolicLink(folder.resolve("device"), Path.of("../.."));
    Files.createSymbolicLink(
        sysroot.resolve("sys/class/net").resolve("port" + number), Path.of("../..", path));
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue() + "\n");
    }
  }
}
