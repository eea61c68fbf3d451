package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording gives the same report again, byte for byte: also of a machine some of whose tools
/// were killed, got stuck or were not there.
class ReplayTest {
  @TempDir private Path folder;

  private Process replay(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Appliance.home().resolve("assay").toString());
    command.add("replay");
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("console").toFile());
    builder.environment().put("ASSAY_HOME", Appliance.home().toString());
    return builder.start();
  }

  private String replayed(FaultyMachine machine) throws Exception {
    Path recording = folder.resolve("recording");
    AuditRun.recorded(machine, 60, recording);
    Path out = folder.resolve("replayed.json");
    Process replay = replay(recording.toString(), "--out", out.toString());
    assertTrue(replay.waitFor(60, TimeUnit.SECONDS), "the replay does not end");
    assertEquals(0, replay.exitValue(), Files.readString(folder.resolve("console")));
    return Files.readString(out);
  }

  @Test
  void healthyMachine() throws Exception {
    FaultyMachine machine = FaultyMachine.below(folder, 5);
    String again = replayed(machine);
    assertEquals(Files.readString(machine.output()), again);
    assertTrue(again.contains("SATA0001"));
  }

  @Test
  void machineWhoseToolsFail() throws Exception {
    FaultyMachine machine = FaultyMachine.below(folder, 2);
    machine.fault("smartctl", "* /dev/sda", "never-ends");
    machine.fault("ipmitool", "-c sel elist", "frozen");
    machine.fault("ethtool", "eth1", "half-an-answer");
    Files.delete(machine.tools().resolve("storcli64"));
    String again = replayed(machine);
    assertEquals(Files.readString(machine.output()), again);
    for (String word : new String[] {"timeout", "stuck", "tool_missing"}) {
      assertTrue(again.contains("\"outcome\" : \"" + word + "\""), word);
    }
  }

  @Test
  void recordingThatIsDamagedIsSaidSo() throws Exception {
    FaultyMachine machine = FaultyMachine.below(folder, 5);
    Path recording = folder.resolve("recording");
    AuditRun.recorded(machine, 60, recording);
    Path call = recording.resolve("calls/000003/call");
    Files.write(call, "ending nothing\nkey x\n".getBytes(StandardCharsets.UTF_8));
    Process replay = replay(recording.toString());
    assertTrue(replay.waitFor(60, TimeUnit.SECONDS));
    assertEquals(2, replay.exitValue());
    String console = Files.readString(folder.resolve("console"));
    assertTrue(console.startsWith("assay: replay: " + call + " is no recorded call: "), console);
    assertEquals(1, console.lines().count(), console);
  }
}
