package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.HardwareProfile.Card;
import assay.vm.HardwareProfile.Smbios;
import assay.vm.serve.RackServer;
import assay.vm.serve.SummaryRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three machines netboot at once from the rack's server, script by its TFTP, the rest by its HTTP;
/// their reports come back to it, and they power off.
class RackTest {
  private static final int MACHINES = 3;
  private static final Duration GONE = Duration.ofMinutes(8);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

  @Test
  void reportsOfAWholeRackComeIn() throws Exception {
    BootExtension.assumeImage(BootExtension.image());
    Path reports = folder.resolve("reports");
    Path image = MediaBoot.rackImage(folder);
    List<Vm> machines = new ArrayList<>();
    try (RackServer server =
        new RackServer(
            reports,
            image,
            InetAddress.getByName("127.0.0.1"),
            0,
            0,
            (key, stored) -> {
              SummaryRow row = new SummaryRow(LocalTime.now(), key, stored.report());
              System.out.println(row);
              rows.add(row.toString());
            })) {
      BootNetwork network = MediaBoot.leadingTo(folder, server);
      for (int i = 0; i < MACHINES; i++) {
        machines.add(Vm.start(machine(i), network, SshKey.generate()));
      }
      for (Vm machine : machines) {
        assertTrue(machine.powersOffWithin(GONE), () -> machine.console().tail());
      }
    } finally {
      machines.forEach(Vm::close);
    }
    // On a busy host an answer may be lost, or an audit be over before its first report is sent.
    for (int i = 0; i < MACHINES; i++) {
      Pattern complete =
          Pattern.compile(
              "\\d\\d:\\d\\d:\\d\\d  %s  complete  PASS +\\d+  Example Systems Rack 1000, serial=RACK %d"
                  .formatted(uuid(i), i));
      assertTrue(rows.stream().anyMatch(complete.asMatchPredicate()), rows::toString);
    }
    assertTrue(rows.stream().anyMatch(row -> row.contains("  begun     UNKNOWN ")), rows::toString);
    for (int i = 0; i < MACHINES; i++) {
      check(reports.resolve(uuid(i)), machines.get(i), i);
    }
  }

  private static void check(Path reports, Vm machine, int number) throws Exception {
    List<Path> files;
    try (Stream<Path> listed = Files.list(reports)) {
      files = listed.toList();
    }
    assertEquals(1, files.size(), files::toString);
    byte[] text =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(files.getFirst())))
            .readAllBytes();
    JsonNode report = JSON.readTree(text);
    assertEquals(List.of(), AuditSchema.complaints(report));
    assertEquals("PASS", report.at("/verdict/state").asText(), report::toString);
    assertEquals("RACK " + number, report.at("/run/labels/serial").asText());
    assertEquals(
        files.getFirst().getFileName().toString(), report.at("/run/bootId").asText() + ".json.gz");
    JsonNode delivery = report.path("delivery");
    assertTrue(
        delivery.path("target").asText().matches("http://10\\.0\\.2\\.2:\\d+/reports/"),
        delivery::toString);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    String console = machine.console().text();
    assertTrue(console.contains("\"sha256\":\"" + sum + "\"}"), console);
    assertTrue(console.contains("assay: poweroff in 10 s, by assay.then"), console);
  }

  private static String uuid(int number) {
    return "9d3a9c52-41f0-4f6b-9a5e-2c1d8e0f1b0" + number;
  }

  private static HardwareProfile machine(int number) {
    HardwareProfile net = HardwareProfile.named("net");
    Card card = net.cards().getFirst();
    return net.withCards(List.of(new Card(card.model(), "52:54:00:a5:5a:a" + number, card.link())))
        .withSystem(new Smbios("Example Systems", "Rack 1000", "RACK " + number, uuid(number)));
  }
}
