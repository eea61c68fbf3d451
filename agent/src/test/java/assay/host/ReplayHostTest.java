package assay.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.collector.ScriptedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayHostTest {
  private static final FileQuery QUERY =
      FileQuery.of("net", List.of("/sys/class/net/*/mtu"), List.of("/sys/class/net/*"));
  private static final Command TOOL = Command.of("tool", "-x", "a\nb \\ c");

  @TempDir private Path folder;
  private final ScriptedHost machine = new ScriptedHost();

  private ReplayHost replayed() throws IOException {
    return ReplayHost.of(folder);
  }

  @Test
  void everyEndingComesBack() throws IOException {
    List<Ending> endings =
        List.of(
            new Ending.Exited(143),
            new Ending.TimedOut(Duration.ofMillis(1500)),
            new Ending.Stuck(7, "D", "", List.of("folio_wait_bit", "do_sys_openat2")),
            new Ending.ToolMissing("a or b"),
            new Ending.NotStarted("no shell: error=2"),
            new Ending.Incomplete("ended too early"),
            new Ending.Quarantined("/dev/sda"),
            new Ending.OutOfTime());
    RecordingHost recorder = new RecordingHost(machine, folder);
    for (int i = 0; i < endings.size(); i++) {
      machine.end("tool " + i, endings.get(i));
      recorder.run(Command.of("tool", Integer.toString(i)));
    }
    ReplayHost host = replayed();
    for (int i = 0; i < endings.size(); i++) {
      Execution execution = host.run(Command.of("tool", Integer.toString(i)));
      assertEquals(endings.get(i), execution.ending());
      assertEquals(Duration.ofMillis(1), execution.duration());
    }
  }

  @Test
  void answersComeInTheirOrderAndTheLastStays() throws IOException {
    RecordingHost recorder = new RecordingHost(machine, folder);
    for (String said : List.of("one", "two \u0000\u00e4\n")) {
      machine.answer(String.join(" ", TOOL.argv()), 3, said.getBytes(StandardCharsets.UTF_8), "hm");
      recorder.run(TOOL);
    }
    ReplayHost host = replayed();
    assertEquals("one", host.run(TOOL).text());
    assertEquals("two \u0000\u00e4\n", host.run(TOOL).text());
    assertEquals("two \u0000\u00e4\n", host.run(TOOL.within(Duration.ofSeconds(1))).text());
    assertEquals("hm", host.run(TOOL).errorText());
    assertEquals(List.of("tool", "-x"), host.wordsBefore("a\nb \\ c"));
    assertEquals(
        new Ending.NotStarted("it is not in the recording"), host.run(Command.of("x")).ending());
  }

  @Test
  void filesComeBackAndOthersAreLookedForAmongAll() throws IOException {
    byte[] noise = {0, (byte) 0xff, '\n', '\\'};
    machine
        .file("/sys/class/net/eth0/mtu", "1500\n")
        .file("/sys/class/net/eth1/mtu", noise)
        .link("/sys/class/net/eth0", "../../devices/x/net/eth0");
    RecordingHost recorder = new RecordingHost(machine, folder);
    FileSet first = recorder.read(QUERY);
    machine.file("/sys/class/net/eth0/mtu", "9000\n");
    machine.readingEnds(new Ending.Incomplete("cut"));
    recorder.read(QUERY);
    ReplayHost host = replayed();
    FileSet again = host.read(QUERY);
    assertEquals(first.ending(), again.ending());
    assertEquals(first.links(), again.links());
    assertEquals("1500", again.text("/sys/class/net/eth0/mtu"));
    assertArrayEquals(noise, again.bytes("/sys/class/net/eth1/mtu").orElseThrow());
    FileSet second = host.read(QUERY);
    assertEquals("9000", second.text("/sys/class/net/eth0/mtu"));
    assertEquals(new Ending.Incomplete("cut"), second.ending());
    FileSet newer =
        host.read(FileQuery.of("newer", List.of("/sys/class/net/*0/*"), List.of("/sys/*/net/*")));
    assertEquals(List.of("/sys/class/net/eth0/mtu"), List.copyOf(newer.files().keySet()));
    assertEquals(List.of("/sys/class/net/eth0"), List.copyOf(newer.links().keySet()));
  }

  @Test
  void whatIsNoRecordingIsSaidSo() throws IOException {
    assertEquals(
        folder + " is no recording: give the folder of `assay audit --record`",
        assertThrows(IOException.class, this::replayed).getMessage());
    Path call = Files.createDirectories(folder.resolve("calls/000001")).resolve("call");
    Files.writeString(call, "ending exited\nstatus many\nkey x\n");
    assertEquals(
        call + " is no recorded call: For input string: \"many\"",
        assertThrows(IOException.class, this::replayed).getMessage());
    Files.writeString(call, "ending exited\nstatus 0\nfile x /y\nkey x\n");
    assertThrows(IOException.class, this::replayed);
    Files.delete(call);
    replayed();
  }
}
