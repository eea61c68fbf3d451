package assay.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingHostTest {
  private static final FileQuery QUERY =
      FileQuery.of(
          "block",
          List.of("/sys/class/block/*/size", "/sys/class/block/*/model"),
          List.of("/sys/class/block/*", "/sys/class/block/*/driver"));

  @TempDir private Path folder;
  private Path machine;
  private Path recording;
  private Host recorder;

  @BeforeEach
  void aMachineWithOneDrive() throws IOException {
    machine = folder.resolve("machine");
    recording = folder.resolve("recording");
    Path drive = Files.createDirectories(machine.resolve("sys/devices/ata1/sda"));
    Files.createDirectories(machine.resolve("sys/class/block"));
    Files.createDirectories(machine.resolve("sys/bus/drivers/ahci"));
    Files.writeString(drive.resolve("size"), "2048\n");
    Files.write(drive.resolve("model"), new byte[] {'Q', (byte) 0xfc, 0, '\n'});
    Files.createSymbolicLink(drive.resolve("driver"), Path.of("../../../bus/drivers/ahci"));
    Files.createSymbolicLink(
        machine.resolve("sys/class/block/sda"), Path.of("../../devices/ata1/sda"));
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path tool =
        Files.writeString(
            tools.resolve("tool"),
            "#!/bin/sh\nprintf 'said %s\\n' \"$@\"; echo \"it hurts\" >&2; exit 4\n");
    Files.setPosixFilePermissions(
        tool, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    recorder = new RecordingHost(TestHosts.recorded(folder, machine, tools), recording);
  }

  private Host replayed() {
    return TestHosts.recorded(folder, recording.resolve("sysroot"), recording.resolve("tools"));
  }

  @Test
  void filesAndLinksComeBack() {
    FileSet first = recorder.read(QUERY);
    FileSet again = replayed().read(QUERY);
    assertEquals(2, first.files().size());
    assertEquals(first.files().keySet(), again.files().keySet());
    assertEquals("2048", again.text("/sys/class/block/sda/size"));
    assertArrayEquals(
        first.bytes("/sys/class/block/sda/model").orElseThrow(),
        again.bytes("/sys/class/block/sda/model").orElseThrow());
    assertEquals(first.links(), again.links());
    assertEquals("ahci", again.linkName("/sys/class/block/sda/driver"));
  }

  @Test
  void filesReadUpwardsFromALinkComeBack() throws IOException {
    Files.writeString(machine.resolve("sys/devices/ata1/serial"), "ABOVE\n");
    FileQuery above =
        FileQuery.of(
            "above", List.of("/sys/class/block/*/../serial"), List.of("/sys/class/block/*"));
    assertEquals("ABOVE", recorder.read(above).text("/sys/class/block/sda/../serial"));
    assertEquals("ABOVE", replayed().read(above).text("/sys/class/block/sda/../serial"));
    assertTrue(Files.exists(recording.resolve("sysroot/sys/devices/ata1/serial")));
  }

  @Test
  void commandsAnswerAgain() {
    Execution first = recorder.run(Command.of("tool", "-x", "two words"));
    Execution again = replayed().run(Command.of("tool", "-x", "two words"));
    assertTrue(again.exited(4));
    assertEquals("said -x\nsaid two words\n", again.text());
    assertEquals(first.errorText(), again.errorText());
  }

  @Test
  void whatWasNotRecordedSaysSo() {
    recorder.run(Command.of("tool", "-x"));
    Execution other = replayed().run(Command.of("tool", "-y"));
    assertTrue(other.exited(127));
    assertEquals("tool: not recorded with these arguments: -y\n", other.errorText());
  }

  @Test
  void checksumIsThatOfTheTool() {
    String text = "smartctl\n-x\n/dev/sda\n";
    Execution cksum =
        TestHosts.local(folder)
            .run(Command.of("sh", "-c", "printf 'smartctl\\n-x\\n/dev/sda\\n' | cksum"));
    assertEquals(cksum.text().strip().replace(' ', '-'), RecordingHost.Cksum.of(text));
    assertEquals("4294967295-0", RecordingHost.Cksum.of(""));
    assertEquals(21, text.getBytes(StandardCharsets.UTF_8).length);
  }
}
