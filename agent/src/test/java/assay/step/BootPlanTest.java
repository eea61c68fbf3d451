package assay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.config.Configuration;
import assay.host.Deadline;
import assay.host.TestHosts;
import assay.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plan against a stand-in for OpenRC: `rc-service NAME start` runs the script NAME.
class BootPlanTest {
  @TempDir private Path root;
  private Path tools;
  private OpenRc openRc;
  private Blackboard blackboard;

  @BeforeEach
  void openRcRuns() throws IOException {
    tools = Files.createDirectories(root.resolve("tools"));
    Files.createDirectories(root.resolve("run/openrc"));
    Files.createDirectories(root.resolve("steps"));
    Files.writeString(root.resolve("run/openrc/softlevel"), "default\n");
    tool("test", "exit 1");
    tool(
        "rc-service",
        "case $1 in -q) exit 3;; esac; [ \"$2\" = start ] && exec sh \"${0%/*}/$1.start\"");
    openRc = new OpenRc(TestHosts.recorded(root, root, tools));
    blackboard = new Blackboard(root);
  }

  private void tool(String name, String script) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void says(String step, String lines) throws IOException {
    Files.writeString(root.resolve("steps").resolve(step), lines);
  }

  private Step step(String name, Duration limit) {
    return new Step(name, name, limit, () -> blackboard.look(name));
  }

  private List<StepResult> run(Step... steps) {
    List<StepResult> results = new ArrayList<>();
    new BootPlan(openRc, blackboard, List.of(steps))
        .run(
            Deadline.in(Duration.ofMinutes(10)),
            result -> {
              if (result.outcome() != Outcome.running) {
                results.add(result);
              }
            });
    return results;
  }

  @Test
  void doneStepIsVerifiedWithItsOwnTimes() throws IOException {
    says("sshsetup", "state=done\nstartedUptimeMillis=5000\nendedUptimeMillis=5400\n");
    assertEquals(
        List.of(new StepResult("sshsetup", Outcome.verified, 60_000, 5000L, 400L, null)),
        run(step("sshsetup", Duration.ofMinutes(1))));
  }

  @Test
  void missingStepIsStartedAndSaysWhy() throws IOException {
    Files.writeString(
        tools.resolve("network.start"), "echo state=done >" + root.resolve("steps/network"));
    StepResult result = run(step("network", Duration.ofMinutes(1))).getFirst();
    assertEquals(Outcome.started, result.outcome());
    assertEquals("the service has not run", result.reason());
  }

  @Test
  void hangingStepIsTimeoutAndTheNextOneRuns() throws IOException {
    Files.writeString(tools.resolve("coldplug.start"), "sleep 1000");
    says("nvidia", "state=skipped\nreason=no driver\n");
    List<StepResult> results =
        run(step("coldplug", Duration.ofSeconds(1)), step("nvidia", Duration.ofMinutes(1)));
    assertEquals(Outcome.timeout, results.get(0).outcome());
    assertTrue(String.valueOf(results.get(0).reason()).startsWith("rc-service coldplug start"));
    assertEquals(Outcome.skipped, results.get(1).outcome());
    assertEquals("no driver", results.get(1).reason());
  }

  @Test
  void stepThatNeverEndsIsTimeout() throws IOException {
    says("coldplug", "state=running\n");
    StepResult result = run(step("coldplug", Duration.ofSeconds(1))).getFirst();
    assertEquals(Outcome.timeout, result.outcome());
    assertEquals("not done after 1 s", result.reason());
  }

  @Test
  void stepsLeaveTheCollectorsAShareOfTheTime() throws IOException {
    says("coldplug", "state=running\n");
    List<StepResult> results = new ArrayList<>();
    Deadline deadline = Deadline.in(Duration.ofSeconds(4));
    new BootPlan(openRc, blackboard, List.of(step("coldplug", Duration.ofMinutes(1))))
        .run(deadline, results::add);
    assertEquals(Outcome.timeout, results.getLast().outcome());
    assertTrue(deadline.left().toMillis() > 500, "nothing is left for the collectors");
  }

  @Test
  void serviceThatCannotBeStartedIsFailed() throws IOException {
    Files.writeString(tools.resolve("dropbear.start"), "echo 'no host key' >&2; exit 1");
    StepResult result = run(step("dropbear", Duration.ofMinutes(1))).getFirst();
    assertEquals(Outcome.failed, result.outcome());
    assertEquals("rc-service dropbear start: exit status 1 no host key", result.reason());
  }

  @Test
  void withoutSshNothingIsMissed() throws IOException {
    for (String other : List.of("sshsetup", "coldplug", "nvidia")) {
      says(other, "state=done\n");
    }
    Configuration configuration =
        new Configuration.Builder().give("kernel line", "ssh", "off").build();
    List<StepResult> results = new ArrayList<>();
    new BootPlan(openRc, blackboard, configuration)
        .run(Deadline.in(Duration.ofMinutes(1)), results::add);
    StepResult dropbear =
        results.stream().filter(r -> r.name().equals("dropbear")).toList().getLast();
    assertEquals(Outcome.skipped, dropbear.outcome());
    assertEquals("assay.ssh=off", dropbear.reason());
  }

  @Test
  void withoutOpenRcAllIsSkipped() throws IOException {
    Files.delete(root.resolve("run/openrc/softlevel"));
    StepResult result = run(step("dropbear", Duration.ofMinutes(1))).getFirst();
    assertEquals(Outcome.skipped, result.outcome());
    assertEquals("OpenRC does not run here", result.reason());
  }
}
