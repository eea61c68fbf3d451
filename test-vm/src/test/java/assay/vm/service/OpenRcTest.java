package assay.vm.service;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The services in the real OpenRC of an Alpine root, in namespaces instead of a virtual machine.
class OpenRcTest {
  private static final int SIDE_BY_SIDE = 4;

  @TestFactory
  Stream<DynamicTest> boots() {
    Batch batch = new Batch(SIDE_BY_SIDE);
    Path openrc = Sources.services().resolve("test/openrc");
    for (Path file : Sources.cases(openrc)) {
      batch.add(
          file.getFileName().toString(),
          List.of(
              openrc.resolve("machine").toString(),
              Sources.alpineRoot().toString(),
              file.toString()));
    }
    return batch.tests();
  }
}
