package assay.source.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.collector.Fixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ip/addr-busybox.txt", "ip/addr-iproute2.txt"})
  void bothImplementationsReadAlike(String fixture) {
    assertEquals(
        Map.of(
            "lo", List.of("127.0.0.1/8", "::1/128"),
            "eth0",
                List.of("10.0.2.15/24", "fec0::5054:ff:fe12:3456/64", "fe80::5054:ff:fe12:3456/64"),
            "eth1", List.of("fec0::5054:ff:feab:cd01/64", "fe80::5054:ff:feab:cd01/64")),
        IpAddresses.parse(Fixtures.text(fixture)));
  }

  @Test
  void aNameWithItsLowerInterfaceIsReadWithoutIt() {
    assertEquals(
        Map.of("eth0.5", List.of("192.0.2.1/24")),
        IpAddresses.parse("7: eth0.5@eth0    inet 192.0.2.1/24 scope global eth0.5\n"));
    assertEquals(Map.of(), IpAddresses.parse("ip: command not found\n"));
  }
}
