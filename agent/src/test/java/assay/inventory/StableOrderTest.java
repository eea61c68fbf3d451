package assay.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StableOrderTest {
  private static Drive drive(String name, @Nullable String pciAddress, @Nullable String serial) {
    return new Drive(
        name,
        null,
        List.of(),
        null,
        null,
        serial,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        pciAddress,
        List.of(),
        null,
        Map.of(),
        null);
  }

  private static NetworkPort port(String name, @Nullable String pciAddress, String mac) {
    return new NetworkPort(
        name, mac, null, null, null, null, null, null, null, pciAddress, List.of(), null);
  }

  @Test
  void theKernelsNamesDoNotDecide() {
    List<Drive> drives =
        List.of(
            drive("sdc", "0000:00:02.0", "B"),
            drive("sda", "0000:00:1f.2", "A"),
            drive("sdb", "0000:00:1f.2", "C"),
            drive("mmcblk0", null, null));
    List<NetworkPort> ports =
        List.of(port("eth1", "0000:00:03.0", "52:01"), port("eth0", "0000:00:03.0", "52:02"));
    List<Drive> shuffled = new ArrayList<>(drives);
    List<NetworkPort> reversed = new ArrayList<>(ports);
    Collections.reverse(shuffled);
    Collections.reverse(reversed);

    Hardware ordered =
        StableOrder.of(Hardware.of(Drive.SECTION, shuffled).with(NetworkPort.SECTION, reversed));
    assertEquals(drives, ordered.drives());
    assertEquals(ports, ordered.networkPorts());
  }
}
