package assay.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hosts that run real children with the scripts of the source tree.
public final class TestHosts {
  private static final Path SCRIPTS = Path.of("src/main/sh").toAbsolutePath();

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private TestHosts() {}

  /// This machine, with output below `work`.
  public static LocalHost local(Path work) {
    return host(work, null, List.of(), null);
  }

  /// This machine, whose stuck devices are kept in a file.
  public static LocalHost local(Path work, Path quarantineFile) {
    return host(work, null, List.of(), quarantineFile);
  }

  /// A recorded machine.
  public static LocalHost recorded(Path work, Path sysroot, Path tools) {
    return host(work, sysroot, List.of(tools), null);
  }

  private static LocalHost host(
      Path work, @Nullable Path sysroot, List<Path> tools, @Nullable Path quarantineFile) {
    return new LocalHost(
        new HostSettings(
            SCRIPTS,
            work,
            HostSettings.cgroup(
                "assay-test-%d-%d"
                    .formatted(ProcessHandle.current().pid(), COUNTER.incrementAndGet())),
            sysroot,
            tools,
            Duration.ofSeconds(20),
            quarantineFile));
  }
}
