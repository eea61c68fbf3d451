package assay.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real children that behave as badly as tools do (field failures F1, F3, F16, F19, F22).
class LocalHostTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  /// What a start, a limit, TERM, grace and KILL may take together on a busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @TempDir private Path work;
  private LocalHost host;

  @BeforeEach
  void start() {
    host = TestHosts.local(work);
  }

  private Execution sh(Duration limit, String script) {
    return host.run(Command.of("sh", "-c", script).within(limit));
  }

  @Test
  void exitStatusIsData() {
    Execution execution = sh(PATIENCE, "echo out; echo err >&2; exit 68");
    assertTrue(execution.exited(68));
    assertEquals("out\n", execution.text());
    assertEquals("err\n", execution.errorText());
    assertFalse(execution.truncated());
  }

  @Test
  void missingToolIsNamed() {
    assertEquals(
        new Ending.ToolMissing("no-such-tool"), host.run(Command.of("no-such-tool")).ending());
  }

  @Test
  void toolThatIsNoProgramDoesNotStart() throws IOException {
    Path tool = Files.writeString(work.resolve("broken"), "\0\1\2\3");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    Execution execution = host.run(Command.of(tool.toString()));
    assertTrue(execution.exited(126) || execution.exited(127), () -> execution.toString());
  }

  @Test
  void hangingToolIsKilled() {
    Execution execution = sh(SHORT, "echo begun; sleep 1000");
    assertEquals(new Ending.TimedOut(SHORT), execution.ending());
    assertEquals("begun\n", execution.text());
    assertTrue(execution.duration().compareTo(PATIENCE) < 0);
  }

  @Test
  void toolThatIgnoresTermIsKilled() {
    Execution execution = sh(SHORT, "trap '' TERM; while :; do sleep 1; done");
    assertEquals(new Ending.TimedOut(SHORT), execution.ending());
    assertTrue(execution.duration().compareTo(PATIENCE) < 0);
  }

  @Test
  void grandchildrenAreKilledToo() throws Exception {
    Path pidFile = work.resolve("grandchild");
    Execution execution =
        sh(SHORT, "sleep 1000 & echo $! >" + pidFile + "; trap '' TERM; wait; sleep 1000");
    assertInstanceOf(Ending.TimedOut.class, execution.ending());
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    assertTrue(ended(pid), "the grandchild " + pid + " is still there");
  }

  @Test
  void daemonLeftBehindIsKilledByItsCgroup() throws Exception {
    assumeTrue(HostSettings.cgroup("x") != null, "no writable cgroup v2 here");
    Path pidFile = work.resolve("daemon");
    Execution execution = sh(PATIENCE, "setsid sleep 1000 & echo $! >" + pidFile);
    assertTrue(execution.exited(0));
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    assertTrue(ended(pid), "the daemon " + pid + " is still there");
  }

  private static boolean ended(long pid) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      boolean gone =
          ProcessHandle.of(pid).map(process -> !process.isAlive() || isZombie(pid)).orElse(true);
      if (gone) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  /// A killed orphan nobody reaps (a container's first process may not) has ended all the same.
  private static boolean isZombie(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat")).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void grandchildThatKeepsTheOutputHoldsNothing() {
    long started = System.nanoTime();
    Execution execution = sh(Duration.ofSeconds(60), "sleep 60 & echo done");
    assertTrue(execution.exited(0));
    assertEquals("done\n", execution.text());
    assertTrue(Duration.ofNanos(System.nanoTime() - started).compareTo(PATIENCE) < 0);
  }

  @Test
  void whoIsGivenTimeToEndHasIt() {
    List<String> slow =
        List.of("sh", "-c", "trap 'sleep 3; echo ended; exit' TERM; while :; do sleep 0.1; done");
    Duration limit = Duration.ofSeconds(1);
    Execution patient = host.run(new Command(slow, limit, 1 << 10, null, Duration.ofSeconds(30)));
    assertEquals(new Ending.TimedOut(limit), patient.ending());
    assertEquals("ended\n", patient.text());
    Execution other = host.run(new Command(slow, limit, 1 << 10, null));
    assertEquals(new Ending.TimedOut(limit), other.ending());
    assertEquals("", other.text());
  }

  @Test
  void endlessOutputIsCapped() {
    Command endless = new Command(List.of("yes"), PATIENCE, 64 << 10, null);
    Execution execution = host.run(endless);
    assertTrue(execution.truncated());
    assertEquals(64 << 10, execution.stdout().length);
    assertTrue(execution.duration().compareTo(PATIENCE) < 0);
  }

  @Test
  void nothingOfTheCallerIsInherited() {
    assertEquals("", sh(PATIENCE, "cat").text(), "standard input is empty");
    assertEquals("C", sh(PATIENCE, "printf %s \"$LC_ALL\"").text());
    assertEquals("", sh(PATIENCE, "printf %s \"$JAVA_HOME\"").text());
    // Fields 1, 5 and 6 of proc_pid_stat(5): pid, process group, session.
    String[] stat = sh(PATIENCE, "cat /proc/$$/stat").text().split(" ");
    assertEquals(stat[0], stat[4], "it leads its own process group");
    assertEquals(stat[0], stat[5], "it leads its own session");
  }

  @Test
  void readsFilesAndLinksOfARecordedMachine() throws IOException {
    Path root = work.resolve("a root");
    Path drive = Files.createDirectories(root.resolve("sys/devices/ata1/block/sda"));
    Files.writeString(drive.resolve("size"), "2048\n");
    byte[] binary = {0, -1, '\n', '=', '=', '>', ' ', 'x', ' ', '<', '=', '=', '\n', 7};
    Files.write(drive.resolve("vpd"), binary);
    Files.writeString(drive.resolve("empty"), "");
    Files.createDirectories(root.resolve("sys/class/block"));
    Files.createSymbolicLink(
        root.resolve("sys/class/block/sda"), Path.of("../../devices/ata1/block/sda"));

    FileSet files =
        TestHosts.recorded(work, root, work)
            .read(
                FileQuery.of(
                    "test",
                    List.of("/sys/class/block/*/size", "/sys/class/block/sda/[ev]*", "/none"),
                    List.of("/sys/class/block/*")));

    assertEquals(new Ending.Exited(0), files.ending());
    assertEquals("2048", files.text("/sys/class/block/sda/size"));
    assertEquals(
        new String(binary, StandardCharsets.ISO_8859_1),
        new String(
            files.bytes("/sys/class/block/sda/vpd").orElseThrow(), StandardCharsets.ISO_8859_1));
    assertEquals(0, files.bytes("/sys/class/block/sda/empty").orElseThrow().length);
    assertEquals(3, files.files().size());
    assertEquals("../../devices/ata1/block/sda", files.links().get("/sys/class/block/sda"));
    assertEquals("sda", files.linkName("/sys/class/block/sda"));
    assertEquals(List.of("sda"), List.copyOf(files.children("/sys/class/block")));
  }

  /// Each of the processes that reading takes is killed in turn: what was read counts, and what was
  /// not read is not taken for absent.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50000 | printf '\\n==>          | exit 1 #
          50000 | files=$(files_of "$3") | files=$(kill -9 $(sh -c 'echo $PPID'))
          50000 | links=$(links_of "$4") | links=$(kill -9 $(sh -c 'echo $PPID'))
          50000 | ls -ld                 | sh -c 'kill -9 $$' ls -ld
          50000 | head -v                | sh -c 'kill -9 $$' head -v
          0     | xargs -0 ls            | head -c 2 ! xargs -0 ls
          0     | xargs -0 sh            | head -c 2 ! xargs -0 sh
          0     | ls -ld                 | sh -c 'kill -9 $$' ls -ld
          0     | exec head              | kill -9 $$; head
          """)
  void readerThatWasKilledIsNotAMachineWithoutHardware(String oneLine, String was, String killed)
      throws IOException {
    Files.createDirectories(work.resolve("drives"));
    Files.writeString(work.resolve("drives/size"), "2048\n");
    Files.createSymbolicLink(work.resolve("drives/device"), Path.of("elsewhere"));
    FileQuery query = FileQuery.of("test", List.of("/drives/*"), List.of("/drives/*"));
    FileSet whole = reading(oneLine, "", "").read(query);
    assertTrue(whole.whole(), whole::toString);
    assertEquals("2048", whole.text("/drives/size"));
    assertEquals("elsewhere", whole.links().get("/drives/device"));

    FileSet cut = reading(oneLine, was, killed.replace('!', '|')).read(query);
    assertInstanceOf(Ending.Incomplete.class, cut.ending(), () -> was);
  }

  /// A host whose script `read-files` has another text in one place.
  ///
  /// @param oneLine the longest list that it gives a command without xargs
  private LocalHost reading(String oneLine, String was, String is) throws IOException {
    Path home = Files.createDirectories(work.resolve("home" + was.hashCode()));
    Files.writeString(home.resolve("launch"), Files.readString(Path.of("src/main/sh/launch")));
    String script = Files.readString(Path.of("src/main/sh/read-files"));
    assertTrue(script.contains(was), was);
    assertTrue(script.contains(" 50000 "), script);
    Files.writeString(
        home.resolve("read-files"),
        script.replace(" 50000 ", " " + oneLine + " ").replace(was, is));
    return new LocalHost(
        new HostSettings(home, work, null, work, List.of(work), Duration.ofSeconds(20), null));
  }

  /// A program that is not called like a shell: one that gets stuck is its device's fault then.
  @Test
  void theAgentsOwnScriptsGoByTheirNames() throws IOException {
    Path home = Files.createDirectories(work.resolve("own"));
    Files.copy(Path.of("src/main/sh/launch"), home.resolve("launch"));
    Path publish = home.resolve("publish");
    Files.writeString(publish, "cat /proc/$$/comm; echo \"$@\"\n");
    LocalHost host =
        new LocalHost(
            new HostSettings(home, work, null, null, List.of(), Duration.ofSeconds(20), null));
    assertEquals("publish\na b\n", host.run(Command.of(publish.toString(), "a b")).text());
  }

  @Test
  void readsThousandsOfFilesInOneGo() throws IOException {
    for (int i = 0; i < 3000; i++) {
      Path drive = Files.createDirectories(work.resolve("sys/block/drive" + i));
      Files.writeString(drive.resolve("size"), i % 2 == 0 ? i + "\n" : "" + i);
    }
    FileQuery query = FileQuery.of("test", List.of("/sys/block/*/size"), List.of());
    FileSet files = TestHosts.recorded(work, work, work).read(query);
    assertEquals(new Ending.Exited(0), files.ending());
    for (int i = 0; i < 3000; i++) {
      assertEquals("" + i, files.text("/sys/block/drive" + i + "/size"));
    }
  }

  @Test
  void cutsFilesAtTheirLimit() throws IOException {
    Files.writeString(work.resolve("long"), "x".repeat(10_000));
    FileQuery query = FileQuery.of("test", List.of("/long"), List.of()).upTo(100);
    FileSet files = TestHosts.recorded(work, work, work).read(query);
    assertEquals(100, files.bytes("/long").orElseThrow().length);
  }

  @Test
  void aRecordedMachineHasOnlyItsOwnTools() {
    LocalHost recorded = TestHosts.recorded(work, work, work);
    assertEquals(new Ending.ToolMissing("sh"), recorded.run(Command.of("sh")).ending());
  }
}
