package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import assay.host.Command;
import assay.host.Ending;
import assay.host.HostSettings;
import assay.host.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without a writable cgroup, as in a container, the process group alone has to do.
class NoCgroupTest {
  @TempDir private Path folder;

  @Test
  void childrenAreKilledWithTheirGroup() throws IOException, InterruptedException {
    FaultyMachine machine = FaultyMachine.below(folder, 1);
    machine.replace("smartctl", "ignores-term-with-children");
    Path work = Files.createDirectories(machine.folder().resolve("work"));
    try (LocalHost host =
        new LocalHost(
            new HostSettings(
                Path.of("src/main/sh").toAbsolutePath(),
                work,
                null,
                machine.sysroot(),
                List.of(machine.tools()),
                Duration.ofSeconds(1),
                null))) {
      Ending ending = host.run(Command.of("smartctl")).ending();
      assertInstanceOf(Ending.TimedOut.class, ending);
    }
    assertEquals("", String.join("\n", Traces.processes(machine.token())));
  }
}
