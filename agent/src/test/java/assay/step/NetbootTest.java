package assay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.host.Deadline;
import assay.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `netboot.sh` writes down, as the report has it.
class NetbootTest {
  @TempDir private Path root;
  private Netboot netboot;

  @BeforeEach
  void nothingWrittenYet() throws IOException {
    Files.createDirectories(root.resolve("steps"));
    netboot = new Netboot(new Blackboard(root));
  }

  private void says(String lines) throws IOException {
    Files.writeString(root.resolve("steps/netboot"), lines);
  }

  private StepResult awaited(Duration left) throws InterruptedException {
    return netboot.await(Deadline.in(left)).orElseThrow();
  }

  @Test
  void whereNobodyForcedAnythingThereIsNoStep() throws InterruptedException {
    assertEquals(Optional.empty(), netboot.await(Deadline.in(Duration.ofMinutes(1))));
    assertEquals(List.of(), netboot.services());
  }

  @Test
  void eachServiceHasItsOutcomeInTheOrderOfTheFile() throws Exception {
    says(
        """
        startedUptimeMillis=5000
        service.networking=started
        service.dbus=ready
        service.libvirtd=timeout, no answer within 30 s
        service.absent=skipped, no /usr/sbin/absent, nor a link
        state=partial
        endedUptimeMillis=42000
        reason=not all of it runs, see /var/log/assay/netboot.log
        """);
    assertEquals(
        List.of(
            new ForcedService("networking", ForcedService.Outcome.started, null),
            new ForcedService("dbus", ForcedService.Outcome.ready, null),
            new ForcedService("libvirtd", ForcedService.Outcome.timeout, "no answer within 30 s"),
            new ForcedService(
                "absent", ForcedService.Outcome.skipped, "no /usr/sbin/absent, nor a link")),
        netboot.services());
    assertEquals(
        new StepResult(
            "netboot",
            Outcome.verified,
            60_000,
            5000L,
            37_000L,
            "not all of it runs, see /var/log/assay/netboot.log"),
        awaited(Duration.ofMinutes(1)));
  }

  @Test
  void serviceWithoutDaemonsIsSkipped() throws Exception {
    says("state=skipped\nreason=no NETBOOT_DAEMONS in conf.d/assay-netboot\n");
    StepResult step = awaited(Duration.ofMinutes(1));
    assertEquals(Outcome.skipped, step.outcome());
    assertEquals("no NETBOOT_DAEMONS in conf.d/assay-netboot", step.reason());
    assertEquals(List.of(), netboot.services());
  }

  /// From `/etc/local.d` the functions are called without the service.
  @Test
  void scriptThatForcesIsNoFailedService() throws Exception {
    says("service.dbus=ready\n");
    StepResult step = awaited(Duration.ofMinutes(1));
    assertEquals(Outcome.verified, step.outcome());
    assertEquals("forced by a script, not by assay-netboot", step.reason());
  }

  @Test
  void oneStillAtWorkIsWaitedForWithinTheDeadline() throws Exception {
    says("state=running\nservice.networking=started\n");
    StepResult step = awaited(Duration.ofMillis(600));
    assertEquals(Outcome.timeout, step.outcome());
    assertEquals("still at work when the audit ended", step.reason());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(400);
                says("state=done\n");
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(Outcome.verified, awaited(Duration.ofMinutes(1)).outcome());
  }

  @Test
  void everyOutcomeOfTheScriptIsKnown() throws IOException {
    String script = Files.readString(Path.of("../init.d/lib/netboot.sh"));
    List<String> words =
        Pattern.compile("n_outcome \\S+ ([a-z]+)")
            .matcher(script)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .sorted()
            .toList();
    List<String> known =
        Arrays.stream(ForcedService.Outcome.values()).map(Enum::name).sorted().toList();
    assertEquals(known, words);
  }

  @Test
  void wordsThatNobodyKnowsAreShown() throws IOException {
    says("service.dbus=perhaps\nservice=nobody\nnonsense\n");
    assertEquals(
        List.of(
            new ForcedService(
                "dbus", ForcedService.Outcome.failed, "netboot says \"perhaps\" of it")),
        netboot.services());
  }
}
