package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.config.Parameter;
import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a user types it, in a process of its own.
class AuditCommandTest {
  @TempDir private Path folder;
  private Path machine;
  private Path tools;

  @BeforeEach
  void anEmptyMachine() throws IOException {
    machine = Files.createDirectories(folder.resolve("machine"));
    tools = Files.createDirectories(folder.resolve("tools"));
  }

  private record Result(int status, String out, String err) {}

  private Result assay(String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = start(out, err, args);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "assay did not end");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(Path out, Path err, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "assay.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("ASSAY_RUN", folder.resolve("run").toString());
    builder.environment().put("ASSAY_HOME", Path.of("src/main/sh").toAbsolutePath().toString());
    return builder.start();
  }

  private Result audit(String... args) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of("audit", "--sysroot", machine.toString(), "--tools", tools.toString()));
    all.addAll(List.of(args));
    return assay(all.toArray(String[]::new));
  }

  private JsonNode report(String name) throws IOException {
    JsonNode report = new ObjectMapper().readTree(folder.resolve(name).toFile());
    Schema.check(report);
    return report;
  }

  private static List<String> messages(JsonNode report, String id) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .filter(finding -> finding.path("id").asText().equals(id))
        .map(finding -> finding.path("message").asText())
        .toList();
  }

  @Test
  void emptyMachineGivesACompleteReportThatClaimsNothing() throws Exception {
    Result result = audit("--output", "report.json");
    assertEquals(0, result.status(), result::err);
    JsonNode report = report("report.json");
    assertTrue(report.path("complete").asBoolean());
    assertEquals("UNKNOWN", report.path("verdict").path("state").asText());
    assertFalse(report.path("hardware").has("drives"));
    assertTrue(report.path("collectors").size() >= 7);
    JsonNode collecting = report.path("boot").path("steps").path(6);
    assertEquals("collectors", collecting.path("name").asText());
    assertEquals("verified", collecting.path("outcome").asText());
    assertTrue(result.out().contains("assay: audit complete: UNKNOWN"), result::out);
    assertEquals(machine.toString(), report.path("run").path("sysroot").asText());
    assertTrue(Files.readString(folder.resolve("report.html")).endsWith("</html>\n"));
  }

  private JsonNode auditExpecting(String expected) throws Exception {
    Path ids = Files.createDirectories(machine.resolve("sys/class/dmi/id"));
    Files.writeString(ids.resolve("sys_vendor"), "Acme\n");
    Path site = Files.createDirectories(machine.resolve("run/assay/site"));
    Files.writeString(site.resolve("expected.yaml"), expected);
    assertEquals(0, audit("--output", "report.json").status());
    JsonNode report = report("report.json");
    assertTrue(report.path("complete").asBoolean());
    return report;
  }

  @Test
  void whatIsNotAsTheSiteExpectsIsFound() throws Exception {
    JsonNode report = auditExpecting("system: {manufacturer: Dell*, sku: S1}\ncomplete: true\n");
    assertEquals(
        List.of("system: manufacturer Dell* expected, Acme"), messages(report, "expected_differs"));
    assertEquals(
        List.of("system: SKU S1 expected, not known"), messages(report, "expected_unknown"));
    assertEquals("FAIL", report.path("verdict").path("state").asText());
    String reasons = report.path("verdict").path("reasons").toString();
    assertTrue(reasons.contains("not known whether it is as expected: 1 of what"), reasons);
  }

  @Test
  void whatTheSiteExpectsInVainIsSaid() throws Exception {
    JsonNode report = auditExpecting("system: {manufacturer: Acme}\ndrivs: 2\n");
    assertEquals(
        List.of(
            "/run/assay/site/expected.yaml: line 2, column 1: there is no section \"drivs\"; did you"
                + " mean \"drives\"?; the machine was compared with nothing"),
        messages(report, "expected_unusable"));
    assertEquals(List.of(), messages(report, "expected_differs"));
    assertTrue(
        report.path("verdict").path("reasons").toString().contains("cannot be used"), "is no PASS");
    assertEquals(
        List.of(), messages(auditExpecting("system: {manufacturer: acme}\n"), "expected_differs"));
  }

  @Test
  void nonsenseAuditsAllTheSame() throws Exception {
    Result result = audit("--nonsense", "--deadline", "soon", "--output", "report.json");
    assertEquals(0, result.status());
    List<String> lines = result.err().lines().filter(line -> line.startsWith("assay:")).toList();
    assertEquals(
        List.of(
            "assay: command line: --nonsense is no option, ignored",
            "assay: command line: --deadline: deadline=soon is not a number of seconds from 1 to"
                + " 999999, using 900"),
        lines);
    JsonNode report = report("report.json");
    assertTrue(report.path("complete").asBoolean());
    assertEquals(2, messages(report, "config_invalid").size());
    assertEquals("900", report.path("run").path("configuration").path("deadline").asText());
  }

  @Test
  void optionWithoutItsValueCostsOnlyItself() throws Exception {
    Result result = audit("--output", "report.json", "--deadline");
    assertEquals(0, result.status(), result::err);
    assertTrue(result.err().contains("assay: command line: --deadline: deadline= is not a"));
    JsonNode report = report("report.json");
    assertTrue(report.path("complete").asBoolean());
    assertEquals(machine.toString(), report.path("run").path("sysroot").asText());
  }

  @Test
  void slipOfThePenIsSaidAndAuditsAll() throws Exception {
    Result result = audit("--only", "smrtctl", "--output", "report.json");
    assertTrue(result.err().contains("there is no collector smrtctl"), result::err);
    JsonNode report = report("report.json");
    assertEquals(1, messages(report, "config_invalid").size());
    assertFalse(report.path("collectors").toString().contains("not asked for"));
  }

  @Test
  void recordingThatIsNoFolderIsSaid() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    Result result = audit("--record", "file", "--output", "report.json");
    assertEquals(0, result.status());
    assertEquals(1, messages(report("report.json"), "config_invalid").size());
  }

  @Test
  void partialAuditLeavesTheMachinesOwnReportAlone() throws Exception {
    Path own = Files.createDirectories(folder.resolve("run")).resolve("audit.json");
    Files.writeString(own, "the machine's own");
    audit("--output", "report.json");
    assay("audit", "--only", "dmi", "--output", "part.json");
    assertEquals("the machine's own", Files.readString(own));
  }

  @Test
  void outputThatIsNoFileIsLeftAlone() throws Exception {
    Path directory = Files.createDirectories(folder.resolve("directory"));
    Result result = audit("--output", "directory");
    assertEquals(0, result.status());
    assertTrue(result.err().contains("directory is no regular file"), result::err);
    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void stoppedAuditLeavesNoToolBehind() throws Exception {
    Path tool = tools.resolve("smartctl");
    Path pidFile = folder.resolve("pid");
    Files.writeString(tool, "#!/bin/sh\necho $$ >" + pidFile + "\nexec sleep 1000\n");
    assertTrue(tool.toFile().setExecutable(true));
    Process audit =
        start(
            folder.resolve("out"),
            folder.resolve("err"),
            "audit",
            "--sysroot",
            machine.toString(),
            "--tools",
            tools.toString());
    for (int i = 0; i < 300 && !Files.exists(pidFile); i++) {
      Thread.sleep(100);
    }
    audit.destroy();
    assertTrue(audit.waitFor(30, TimeUnit.SECONDS));
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    for (int i = 0; i < 100 && ProcessHandle.of(pid).isPresent(); i++) {
      Thread.sleep(100);
    }
    assertTrue(ProcessHandle.of(pid).isEmpty(), "smartctl is still there");
  }

  @Test
  void onlyTheNamedCollectorsRun() throws Exception {
    audit("--only", "dmi", "--output", "report.json");
    JsonNode report = report("report.json");
    for (JsonNode collector : report.path("collectors")) {
      boolean dmi = collector.path("name").asText().equals("dmi");
      assertEquals(!dmi, collector.path("outcome").asText().equals("skipped"));
    }
  }

  @Test
  void skippedCollectorsDoNotRunAndAreNoPass() throws Exception {
    Path conf = Files.createDirectories(machine.resolve("etc/assay")).resolve("assay.conf");
    Files.writeString(conf, "skip=oshi,smartctl\n");
    audit("--only", "dmi,smartctl", "--output", "report.json");
    JsonNode report = report("report.json");
    Map<String, String> reasons = new HashMap<>();
    for (JsonNode collector : report.path("collectors")) {
      reasons.put(collector.path("name").asText(), collector.path("reason").asText());
    }
    assertEquals("skipped by configuration", reasons.get("smartctl"));
    assertEquals("skipped by configuration", reasons.get("oshi"));
    assertEquals("not asked for", reasons.get("pci"));
    assertFalse(String.valueOf(reasons.get("dmi")).contains("skipped"), reasons::toString);
    assertTrue(
        report
            .path("verdict")
            .path("reasons")
            .toString()
            .contains("smartctl: skipped: skipped by configuration"));
    assertEquals("oshi,smartctl", report.path("run").path("configuration").path("skip").asText());
  }

  @Test
  void showConfigNamesEveryParameter() throws Exception {
    Result result = assay("show", "--config");
    assertEquals(0, result.status(), result::err);
    List<String> names = result.out().lines().map(line -> line.split(" ")[0]).toList();
    for (Parameter parameter : Parameter.values()) {
      assertTrue(names.contains(parameter.key()), result::out);
    }
    try (Stream<Path> left = Files.list(folder.resolve("run/work"))) {
      assertEquals(List.of(), left.toList(), "nothing stays behind");
    }
  }

  @Test
  void aSecondAuditSaysWhoRunsAndWhereTheReportIs() throws Exception {
    Path slow = Files.writeString(tools.resolve("smartctl"), "#!/bin/sh\nexec sleep 20\n");
    Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwxr-xr-x"));
    String[] first = {
      "audit", "--sysroot", machine.toString(), "--tools", tools.toString(), "--only", "smartctl"
    };
    Process running = start(folder.resolve("first.out"), folder.resolve("first.err"), first);
    Path master = folder.resolve("run/by-hand.json");
    try {
      for (int i = 0; i < 600 && !Files.exists(master); i++) {
        Thread.sleep(100);
      }
      String before = Files.readString(master);
      Result second = audit("--output", "second.json");
      assertEquals(0, second.status());
      assertEquals(
          "assay: audit: process %d is at work already, its report so far is %s (see `assay status %s`)"
              .formatted(running.pid(), master, master),
          second.err().strip());
      assertEquals("", second.out());
      assertFalse(Files.exists(folder.resolve("second.json")));
      assertEquals(
          new ObjectMapper().readTree(before).path("run").path("startedAt"),
          report(master.toString()).path("run").path("startedAt"),
          "the first one's report stays");
    } finally {
      running.destroy();
      running.waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void outputThatCannotBeWrittenIsSaidAndTheMasterStays() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    Result result = audit("--output", "file/report.json");
    assertEquals(0, result.status());
    String last = result.out().lines().toList().getLast();
    String master = last.substring(last.lastIndexOf(' ') + 1);
    assertTrue(master.startsWith(folder.resolve("run").toString()), last);
    assertTrue(result.err().contains("the report is " + master), result::err);
    assertEquals(1, messages(report(master), "report_not_published").size());
  }

  @Test
  void recordedMachineIsAuditedAgain() throws Exception {
    String only = "dmi,block,pci,net";
    Result first =
        assay("audit", "--record", "recording", "--only", only, "--output", "first.json");
    assertEquals(0, first.status(), first::err);
    Path recording = folder.resolve("recording");
    Result again =
        assay(
            "audit",
            "--sysroot",
            recording.resolve("sysroot").toString(),
            "--tools",
            recording.resolve("tools").toString(),
            "--only",
            only,
            "--output",
            "again.json");
    assertEquals(0, again.status(), again::err);
    JsonNode hardware = report("first.json").path("hardware");
    assertFalse(hardware.path("drives").isEmpty() && hardware.path("networkPorts").isEmpty());
    assertEquals(hardware, report("again.json").path("hardware"));

    Result replayed = assay("replay", "recording", "--out", "replayed.json");
    assertEquals(0, replayed.status(), replayed::err);
    assertEquals(
        Files.readString(folder.resolve("first.json")),
        Files.readString(folder.resolve("replayed.json")));
    Result check = assay("replay", "recording", "--check");
    assertEquals("assay: replay: the same report\n", check.out());
    assertEquals(0, check.status());
    Path report = recording.resolve("report.json");
    Files.writeString(
        report,
        Files.readString(report)
            .replaceFirst("\"outcome\" : \"skipped\"", "\"outcome\" : \"failed\""));
    Result other = assay("replay", "recording", "--check");
    assertEquals(1, other.status(), other::err);
    assertTrue(other.out().contains("assay: replay: another report, "), other::out);
    Result none = assay("replay", "run");
    assertEquals(2, none.status());
    assertEquals(
        "assay: replay: run is no recording: give the folder of `assay audit --record`\n",
        none.err());
  }

  @Test
  void showAndStatusReadTheReport() throws Exception {
    audit("--output", "report.json");
    Result show = assay("show", "report.json");
    assertEquals(0, show.status(), show::err);
    assertTrue(show.out().contains("Verdict   : UNKNOWN"), show::out);
    Result status = assay("status", "report.json");
    assertEquals(0, status.status());
    assertTrue(status.out().contains("collector  : dmi"), status::out);
  }

  @Test
  void badInputIsOneLineAndItsOwnExitStatus() throws Exception {
    Result missing = assay("show", "nothing.json");
    assertEquals(ExitCode.UNUSABLE.status(), missing.status());
    assertEquals(
        "assay: show: no report at nothing.json: run `assay audit`, or give its path",
        missing.err().strip());
    Files.writeString(folder.resolve("half.json"), "{\"schemaVersion\":");
    Result half = assay("show", "half.json");
    assertEquals(ExitCode.UNUSABLE.status(), half.status());
    assertEquals(
        "assay: show: half.json is not JSON (line 1): give the path of a report",
        half.err().strip());
    Result usage = assay("frobnicate");
    assertEquals(ExitCode.USAGE.status(), usage.status());
    assertEquals(1, usage.err().lines().count(), usage::err);
  }

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    Result version = assay("--version");
    assertEquals(0, version.status());
    assertTrue(version.out().matches("(?s)assay [0-9]+\\.[0-9]+\\.[0-9]+ \\(Java 25.*"));
  }
}
