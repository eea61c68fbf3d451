package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.host.FileSet;
import assay.report.AgentEnd;
import assay.report.AuditState;
import assay.report.ReportJson;
import assay.report.RunFacts;
import assay.report.Schema;
import assay.report.Start;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell runner tells how each attempt of an agent ended that cannot tell it any more: in a
/// report that is valid at every look, and that keeps what the agent had found.
class RunnerReportTest {
  private static final String BOOT_ID = "de179d0a-2afb-47be-9816-5ec6fdad801f";

  @TempDir private Path root;
  private Path master;

  @BeforeEach
  void anInstalledRunner() throws IOException {
    Path lib = Files.createDirectories(root.resolve("usr/lib/assay"));
    try (Stream<Path> scripts = Files.list(Path.of("../init.d/lib"))) {
      for (Path script : scripts.toList()) {
        Files.copy(script, lib.resolve(script.getFileName()));
      }
    }
    write(
        "usr/share/assay/skeleton.json", Files.readString(Path.of("target/classes/skeleton.json")));
    write("proc/uptime", "12.34 20.00\n");
    write("proc/cmdline", "assay.deadline=1\n");
    write("proc/vmstat", "oom_kill 0\n");
    write("proc/sys/kernel/random/boot_id", BOOT_ID + "\n");
    Files.createDirectories(root.resolve("var/log"));
    master = root.resolve("run/assay/audit.json");
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /// A report as the agent writes it.
  private static String report(boolean complete, String endsSoFar) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("/proc/sys/kernel/random/boot_id", BOOT_ID.getBytes(StandardCharsets.UTF_8));
    FileSet facts = new FileSet(new Ending.Exited(0), files, new LinkedHashMap<>());
    AuditState state =
        new AuditState(RunFacts.of(facts), Start.now(), "0.1.0", Map.of("deadline", "1"), null);
    state.tools(Map.of("smartctl", "7.5"));
    state.agentEnds(AgentEnd.parse(endsSoFar));
    if (complete) {
      state.complete();
    }
    return ReportJson.text(state.report()) + "\n";
  }

  /// An agent that comes to another bad end each time.
  private void agent() throws IOException {
    write("partial.json", report(false, ""));
    write("again.json", report(false, "1 died exit status 7 before the report was complete"));
    write("complete.json", report(true, ""));
    Path agent =
        write(
            "usr/bin/assay",
            """
            #!/bin/sh
            echo x >>ROOT/attempts
            replace() {
            	cp "ROOT/$1" ROOT/next.json && mv ROOT/next.json ROOT/run/assay/audit.json
            }
            case $(wc -l <ROOT/attempts) in
            1) exit 0 ;;
            2) replace partial.json && kill -KILL $$ ;;
            3) replace again.json && echo oom_kill 1 >ROOT/proc/vmstat && kill -KILL $$ ;;
            4) replace partial.json && exec sleep 60.7 ;;
            *) replace complete.json && exit 0 ;;
            esac
            """
                .replace("ROOT", root.toString()));
    Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void everyEndIsToldInAReportThatIsValidAtEveryLook() throws Exception {
    agent();
    run("skeleton").waitFor();
    List<JsonNode> seen;
    try (ReportSampler sampler = new ReportSampler(master)) {
      Process runner = run("agent-run");
      try {
        awaitComplete();
      } finally {
        runner.destroy();
        assertTrue(runner.waitFor(20, TimeUnit.SECONDS));
      }
      seen = sampler.reports();
      assertEquals(List.of(), sampler.problems());
    }
    seen.forEach(Schema::check);
    assertEquals(
        List.of("not_started", "killed", "out_of_memory", "overran"),
        endings(seen.get(seen.size() - 2)));
    JsonNode afterThird =
        seen.stream().filter(report -> endings(report).size() == 3).findFirst().orElseThrow();
    assertEquals("7.5", afterThird.at("/run/tools/smartctl").asText(), "what was found stays");
    assertTrue(
        afterThird.at("/verdict/reasons").toString().contains("agent, attempt 3: "),
        afterThird::toString);
    JsonNode published =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(root.resolve("var/log/audit.json").toFile());
    assertEquals(4, endings(published).size(), published::toString);
  }

  private void awaitComplete() throws IOException, InterruptedException {
    Path state = root.resolve("run/assay/agent.state");
    for (int i = 0; i < 900; i++) {
      if (Files.exists(state) && Files.readString(state).strip().equals("complete")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(root.resolve("var/log/assay/agent.log")));
  }

  private static List<String> endings(JsonNode report) {
    return StreamSupport.stream(report.at("/run/agentEnds").spliterator(), false)
        .map(end -> end.path("ending").asText())
        .toList();
  }

  private Process run(String script) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", root.resolve("usr/lib/assay").resolve(script).toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(script + ".out").toFile());
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("AGENT_GRACE", "1");
    builder.environment().put("AGENT_PAUSE", "1");
    return builder.start();
  }
}
