package assay.vm.service;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The network service against a real DHCP server, and the switches it does not use against the
/// same one.
class DhcpTest {
  private static final int SIDE_BY_SIDE = 4;

  @TestFactory
  Stream<DynamicTest> leases() {
    Batch batch = new Batch(SIDE_BY_SIDE);
    Path dhcp = Sources.services().resolve("test/dhcp");
    for (Path file : Sources.cases(dhcp)) {
      batch.add(
          file.getFileName().toString(),
          List.of(
              dhcp.resolve("net").toString(), Sources.alpineRoot().toString(), file.toString()));
    }
    return batch.tests();
  }
}
