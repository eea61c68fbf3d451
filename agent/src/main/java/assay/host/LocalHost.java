package assay.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The machine Assay runs on, or a recorded one below a sysroot.
public final class LocalHost implements Host, AutoCloseable {
  private static final int BLOCK_BYTES = 512;
  private static final Duration WARM_AFTER = Duration.ofSeconds(2);

  private final HostSettings settings;
  private final NativeProcessGroups groups = new NativeProcessGroups();
  private final Quarantine quarantine;
  private final AtomicInteger counter = new AtomicInteger();
  private final Set<BoundedProcess> running = ConcurrentHashMap.newKeySet();

  /// A host with these settings; the work folder must exist.
  public LocalHost(HostSettings settings) {
    this.settings = settings;
    this.quarantine = new Quarantine(settings.quarantineFile());
    // Stopped in the middle (SIGTERM), the agent must not leave tools behind.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("end-running")
                .unstarted(() -> running.forEach(BoundedProcess::abandon)));
  }

  /// Has jnr-posix loaded in the background after a while, so that the first kill does not have to
  /// wait for it. An audit that is over by then never needs it.
  public void warmLater() {
    groups.warmIn(WARM_AFTER);
  }

  /// Removes the work folder, but for what commands left behind still write to.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(settings.workFolder());
    } catch (IOException e) {
      Logger.debug("{} stays: {}", settings.workFolder(), e.getMessage());
    }
  }

  @Override
  public Execution run(Command command) {
    if (quarantine.holds(command.device())) {
      return unstarted(command, new Ending.Quarantined(String.valueOf(command.device())));
    }
    Path program = find(command.tool());
    if (program == null) {
      return unstarted(command, new Ending.ToolMissing(command.tool()));
    }
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(command.argv().subList(1, command.argv().size()));
    return launch(command, argv, searchPath());
  }

  @Override
  public FileSet read(FileQuery query) {
    Path root = settings.sysroot() == null ? Path.of("/") : settings.sysroot();
    List<String> argv =
        List.of(
            "/bin/sh",
            settings.home().resolve("read-files").toString(),
            root.toString(),
            Integer.toString(query.fileLimitBytes()),
            relative(query.files()),
            relative(query.links()));
    Command command =
        new Command(List.of("read-files", query.name()), query.limit(), 64L << 20, query.device());
    if (quarantine.holds(query.device())) {
      return FileListing.parse(
          unstarted(command, new Ending.Quarantined(String.valueOf(query.device()))));
    }
    return FileListing.parse(launch(command, argv, "/usr/sbin:/usr/bin:/sbin:/bin"));
  }

  private static String relative(List<String> globs) {
    return globs.stream()
        .map(glob -> glob.replaceFirst("^/+", ""))
        .collect(Collectors.joining("\n"));
  }

  private Execution launch(Command command, List<String> argv, String path) {
    int number = counter.incrementAndGet();
    Path folder = settings.workFolder().resolve(Integer.toString(number));
    Path prefix = settings.cgroupPrefix();
    Path cgroup =
        prefix == null ? null : prefix.resolveSibling(prefix.getFileName() + "-" + number);
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    long started = System.nanoTime();
    try {
      Files.createDirectories(folder.resolve("cwd"));
    } catch (IOException e) {
      return unstarted(command, new Ending.NotStarted("no work folder: " + e.getMessage()));
    }
    List<String> launcher = new ArrayList<>();
    launcher.add("/bin/sh");
    launcher.add(settings.home().resolve("launch").toString());
    launcher.add(cgroup == null ? "-" : cgroup.toString());
    launcher.add(folder.resolve("cwd").toString());
    launcher.add(Long.toString(command.outputLimitBytes() / BLOCK_BYTES));
    launcher.add(path);
    launcher.addAll(argv);
    Duration limit = command.limit() == null ? settings.commandLimit() : command.limit();
    BoundedProcess process = new BoundedProcess(groups, cgroup);
    running.add(process);
    Ending ending;
    try {
      ending = process.run(launcher, stdout, stderr, limit);
    } finally {
      running.remove(process);
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    if (ending instanceof Ending.Stuck) {
      quarantine.add(command.device());
    }
    byte[] output = head(stdout, command.outputLimitBytes());
    byte[] complaint = head(stderr, command.outputLimitBytes());
    boolean truncated = output.length >= command.outputLimitBytes() / BLOCK_BYTES * BLOCK_BYTES;
    if (!(ending instanceof Ending.Stuck)) {
      FileTrees.delete(folder);
    }
    Logger.info("{}: {} after {} ms", command.argv(), ending, duration.toMillis());
    return new Execution(command, ending, output, complaint, truncated, duration);
  }

  private static Execution unstarted(Command command, Ending ending) {
    return new Execution(command, ending, new byte[0], new byte[0], false, Duration.ZERO);
  }

  private static byte[] head(Path file, long limitBytes) {
    try (InputStream in = Files.newInputStream(file)) {
      // One array of the right size: growing one takes twice the memory, and many are read at a
      // time.
      byte[] bytes = new byte[(int) Math.min(limitBytes, Files.size(file))];
      int length = in.readNBytes(bytes, 0, bytes.length);
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private @Nullable Path find(String tool) {
    if (tool.contains("/")) {
      return Path.of(tool);
    }
    return settings.path().stream()
        .map(folder -> folder.resolve(tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private String searchPath() {
    // The scripts of a recording need a shell and its tools; a recorded machine's tools come first.
    return Stream.concat(
            settings.path().stream().map(Path::toString),
            settings.sysroot() == null ? Stream.empty() : Stream.of("/usr/bin:/bin"))
        .collect(Collectors.joining(":"));
  }
}
