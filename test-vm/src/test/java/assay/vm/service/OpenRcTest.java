package assay.vm.service;

import assay.vm.standin.Daemons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The services in the real OpenRC of an Alpine root, in namespaces instead of a virtual machine.
class OpenRcTest {
  private static final int SIDE_BY_SIDE = 4;

  /// The case that needs daemons no Alpine root of ours has.
  private static final String WITH_DAEMONS = "netboot_real.sh";

  @TestFactory
  Stream<DynamicTest> boots() {
    Batch batch = new Batch(SIDE_BY_SIDE);
    Path openrc = Sources.services().resolve("test/openrc");
    for (Path file : Sources.cases(openrc)) {
      batch.add(file.getFileName().toString(), () -> argv(openrc, file));
    }
    return batch.tests();
  }

  private static List<String> argv(Path openrc, Path file) throws IOException {
    List<String> argv = new ArrayList<>(List.of(openrc.resolve("machine").toString()));
    argv.addAll(List.of(Sources.alpineRoot().toString(), file.toString()));
    if (file.endsWith(WITH_DAEMONS)) {
      argv.add(Daemons.folder().toString());
    }
    return argv;
  }
}
