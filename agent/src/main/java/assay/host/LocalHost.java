package assay.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// The machine Assay runs on, or a recorded one below a sysroot.
public final class LocalHost implements Host, AutoCloseable {
  private static final int BLOCK_BYTES = 512;

  /// What the last commands' cgroups may take to go.
  private static final Duration RELEASE_LIMIT = Duration.ofMillis(300);

  private static final Duration WARM_AFTER = Duration.ofSeconds(2);

  /// Of what a command complains, a line or its end is used.
  private static final long COMPLAINT_LIMIT_BYTES = 64 << 10;

  /// What the script `launch` ends with where it finds no such program, and says then.
  private static final int NOT_FOUND = 127;

  private static final String NOT_FOUND_WORDS = "launch: no ";

  /// What a command is called in `/proc/PID/comm` before it has become its program.
  private static final Set<String> LAUNCHERS = Set.of("sh", "setsid");

  /// What is waited at the end of the agent for what it ends.
  private static final Duration END_LIMIT = Duration.ofSeconds(1);

  private static final Duration UNBOUNDED = Duration.ofDays(1000);

  private final HostSettings settings;
  private final CgroupReleases releases = new CgroupReleases();
  private final NativeProcessGroups groups = new NativeProcessGroups();
  private final Quarantine quarantine;
  private final AtomicInteger counter = new AtomicInteger();
  private final Set<BoundedProcess> running = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private volatile Deadline end = Deadline.in(UNBOUNDED);
  private volatile boolean ending;

  /// A host with these settings; the work folder must exist.
  public LocalHost(HostSettings settings) {
    this.settings = settings;
    this.quarantine = new Quarantine(settings.quarantineFile());
    // Stopped in the middle (SIGTERM), the agent must not leave tools behind.
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("end-running").unstarted(this::endRunning));
  }

  /// Has every call from now on come back by `newEnd`, whatever its limit: killing what does not
  /// end is cut short as well.
  public void endBy(Deadline newEnd) {
    end = newEnd;
  }

  private void endRunning() {
    ending = true;
    Deadline patience = Deadline.in(END_LIMIT);
    running.forEach(process -> process.abandon(patience));
  }

  /// Has jnr-posix loaded in the background after a while, so that the first kill does not have to
  /// wait for it. An audit that is over by then never needs it.
  public void warmLater() {
    groups.warmIn(WARM_AFTER);
  }

  /// Removes the work folder, but for what commands left behind still write to.
  @Override
  public void close() {
    releases.await(RELEASE_LIMIT);
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
    if (unreachable.contains(command.tool())) {
      return unstarted(command, new Ending.Quarantined(command.tool()));
    }
    Execution execution = launch(command, command.argv(), searchPath(), folders(settings.path()));
    if (execution.ending() instanceof Ending.Stuck(long pid, _, _, _)) {
      // A program that does not come off its medium is not the device's fault, and no other command
      // of it would fare better.
      if (isLauncher(pid)) {
        unreachable.add(command.tool());
      } else {
        quarantine.add(command.device());
      }
    } else if (execution.exited(NOT_FOUND)
        && execution.errorText().equals(NOT_FOUND_WORDS + command.tool() + "\n")) {
      return unstarted(command, new Ending.ToolMissing(command.tool()));
    }
    return execution;
  }

  private static boolean isLauncher(long pid) {
    try {
      return LAUNCHERS.contains(
          Files.readString(Path.of("/proc", Long.toString(pid), "comm")).strip());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FileSet read(FileQuery query) {
    Path root = settings.sysroot() == null ? Path.of("/") : settings.sysroot();
    List<String> argv =
        List.of(
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
    Execution execution = launch(command, argv, "/usr/sbin:/usr/bin:/sbin:/bin", "");
    if (execution.ending() instanceof Ending.Stuck) {
      quarantine.add(query.device());
    }
    return FileListing.parse(execution);
  }

  private static String relative(List<String> globs) {
    return globs.stream()
        .map(glob -> glob.replaceFirst("^/+", ""))
        .collect(Collectors.joining("\n"));
  }

  /// @param path what the command finds programs in
  /// @param search what itself is looked for in
  private Execution launch(Command command, List<String> argv, String path, String search) {
    int number = counter.incrementAndGet();
    Path folder = settings.workFolder().resolve(Integer.toString(number));
    Path prefix = settings.cgroupPrefix();
    Path cgroup =
        prefix == null ? null : prefix.resolveSibling(prefix.getFileName() + "-" + number);
    Path cwd = folder.resolve("cwd");
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    long started = System.nanoTime();
    try {
      Files.createDirectories(folder);
      Files.createDirectories(cwd);
    } catch (IOException e) {
      return unstarted(command, new Ending.NotStarted("no work folder: " + e.getMessage()));
    }
    List<String> launcher = new ArrayList<>();
    launcher.add("/usr/bin/setsid");
    launcher.add("/bin/sh");
    launcher.add(settings.home().resolve("launch").toString());
    launcher.add(cgroup == null ? "-" : cgroup.toString());
    launcher.add(cwd.toString());
    launcher.add(Long.toString(command.outputLimitBytes() / BLOCK_BYTES));
    launcher.add(search);
    launcher.addAll(argv);
    Duration limit = command.limit() == null ? settings.commandLimit() : command.limit();
    BoundedProcess process = new BoundedProcess(groups, cgroup, releases, end);
    running.add(process);
    Ending how;
    try {
      how =
          ending
              ? new Ending.OutOfTime()
              : process.run(launcher, environment(path), stdout, stderr, limit, command.grace());
    } finally {
      running.remove(process);
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    byte[] output = head(stdout, command.outputLimitBytes());
    byte[] complaint = head(stderr, Math.min(COMPLAINT_LIMIT_BYTES, command.outputLimitBytes()));
    boolean truncated = output.length >= command.outputLimitBytes() / BLOCK_BYTES * BLOCK_BYTES;
    if (!(how instanceof Ending.Stuck)) {
      FileTrees.delete(folder, List.of(stdout, stderr, cwd));
    }
    Logger.info("{}: {} after {} ms", command.argv(), how, duration.toMillis());
    return new Execution(command, how, output, complaint, truncated, duration);
  }

  /// Nothing of the caller's.
  private static Map<String, String> environment(String path) {
    return Map.of("LC_ALL", "C", "HOME", "/root", "PATH", path);
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

  private String searchPath() {
    // The scripts of a recording need a shell and its tools; a recorded machine's tools come first.
    String own = folders(settings.path());
    return settings.sysroot() == null ? own : own + ":/usr/bin:/bin";
  }

  private static String folders(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
  }
}
