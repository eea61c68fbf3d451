package assay;

import assay.collector.Collector;
import assay.collector.CollectorResult;
import assay.collector.CollectorRunner;
import assay.collector.Collectors;
import assay.collector.Outcome;
import assay.collector.SharedReadings;
import assay.config.Configuration;
import assay.config.Parameter;
import assay.host.Deadline;
import assay.host.Host;
import assay.inventory.LateDevices;
import assay.report.AuditState;
import assay.rules.Catalogue;
import assay.step.DeviceSet;
import assay.step.SettleBarrier;
import assay.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What an audit does once the machine has booted: it waits for the devices to come to rest, runs
/// the collectors, and looks once more for what came meanwhile.
final class Collecting {
  private static final int WIDTH = 4;

  /// Devices that keep coming must not keep the report from its end.
  private static final int LATE_ROUNDS = 3;

  private final Configuration configuration;
  private final List<String> only;
  private final Deadline deadline;
  private final Deadline end;
  private final AuditState state;
  private final Runnable changed;
  private final SettleBarrier barrier;
  private final Host host;

  /// @param only the collectors asked for; empty means all
  /// @param deadline when collecting is to end
  /// @param end when what has not come back by then is given up
  /// @param changed called after each change of `state`
  Collecting(
      Host host,
      Configuration configuration,
      List<String> only,
      Deadline deadline,
      Deadline end,
      AuditState state,
      SettleBarrier barrier,
      Runnable changed) {
    this.configuration = configuration;
    this.only = List.copyOf(only);
    this.deadline = deadline;
    this.end = end;
    this.state = state;
    this.changed = changed;
    this.barrier = barrier;
    this.host = host;
  }

  /// Puts everything that is going to happen here into the report.
  void pending(List<Collector> collectors) {
    state.step(settling(StepResult.Outcome.pending, null));
    state.step(collecting(StepResult.Outcome.pending, null, null));
    collectors.forEach(state::pending);
  }

  /// Collects, without minding devices that come and go.
  void run(List<Collector> collectors, String settledBecause) {
    state.step(settling(StepResult.Outcome.skipped, settledBecause));
    collect(collectors);
  }

  /// Collects on a machine that has just booted, whose devices may still be coming.
  void runLive(List<Collector> collectors) throws InterruptedException {
    DeviceSet before = settle();
    collect(collectors);
    DeviceSet known = before;
    for (int round = 0; round < LATE_ROUNDS && !deadline.passed(); round++) {
      if (DeviceSet.look(host).since(known).isEmpty()) {
        return;
      }
      known = late(before, known);
    }
  }

  private DeviceSet settle() throws InterruptedException {
    state.step(settling(StepResult.Outcome.running, null));
    changed.run();
    Long startedUptimeMillis = state.uptimeMillis();
    SettleBarrier.Settled settled =
        barrier.await(deadline.atMost(configuration.seconds(Parameter.SETTLE)));
    state.step(settled.step().at(startedUptimeMillis, settled.step().durationMillis()));
    if (!settled.atRest()) {
      String message =
          "devices had not come to rest after %d s: %s"
              .formatted(settled.step().limitMillis() / 1000, settled.step().reason());
      state.finding(Catalogue.event("hardware_not_settled", message, null));
    }
    changed.run();
    return settled.devices();
  }

  /// A device that has just come brings others with it, a card its ports: they are waited for.
  ///
  /// @param known those that have been audited
  private DeviceSet late(DeviceSet before, DeviceSet known) throws InterruptedException {
    DeviceSet rested = settle();
    Set<String> names = rested.since(known);
    Logger.info("appeared late: {}", names);
    state.late(lateDevices(rested.since(before)));
    runner().run(wanted(Collectors.late(lateDevices(names)), _ -> {}), new Reporting(true));
    return rested;
  }

  private static LateDevices lateDevices(Set<String> names) {
    return new LateDevices(
        DeviceSet.ofKind(names, "block"),
        DeviceSet.ofKind(names, "net"),
        DeviceSet.ofKind(names, "pci"));
  }

  private void collect(List<Collector> collectors) {
    Long startedUptimeMillis = state.uptimeMillis();
    long startedNanos = System.nanoTime();
    state.step(collecting(StepResult.Outcome.running, startedUptimeMillis, null));
    runner().run(wanted(collectors, state::ended), new Reporting(false));
    state.step(
        collecting(
            deadline.passed() ? StepResult.Outcome.timeout : StepResult.Outcome.verified,
            startedUptimeMillis,
            Duration.ofNanos(System.nanoTime() - startedNanos).toMillis()));
  }

  /// For one pass over the machine.
  private CollectorRunner runner() {
    return new CollectorRunner(
        new SharedReadings(host), deadline, end, configuration.seconds(Parameter.LIMIT), WIDTH);
  }

  /// Those that are to run; `unwanted` gets the others.
  private List<Collector> wanted(List<Collector> collectors, Consumer<CollectorResult> unwanted) {
    List<Collector> wanted = new ArrayList<>();
    for (Collector collector : collectors) {
      skipped(collector.name())
          .ifPresentOrElse(
              reason -> unwanted.accept(CollectorResult.skipped(collector, reason)),
              () -> wanted.add(collector));
    }
    return wanted;
  }

  /// Why a collector is not to run, if so.
  private Optional<String> skipped(String name) {
    if (configuration.names(Parameter.SKIP).contains(name)) {
      return Optional.of("skipped by configuration");
    }
    return only.isEmpty() || only.contains(name) ? Optional.empty() : Optional.of("not asked for");
  }

  private StepResult settling(StepResult.Outcome outcome, @Nullable String reason) {
    long limitMillis = configuration.seconds(Parameter.SETTLE).toMillis();
    return new StepResult(SettleBarrier.NAME, outcome, limitMillis, null, null, reason);
  }

  /// The last step of the plan is this program's own work.
  private StepResult collecting(
      StepResult.Outcome outcome, @Nullable Long startedUptimeMillis, @Nullable Long millis) {
    long limitMillis = configuration.seconds(Parameter.DEADLINE).toMillis();
    boolean late = outcome == StepResult.Outcome.timeout;
    return new StepResult(
        "collectors",
        outcome,
        limitMillis,
        startedUptimeMillis,
        millis,
        late ? "the audit's time was up" : null);
  }

  /// Puts what the collectors say into the report.
  ///
  /// @param again whether they have already run
  private final class Reporting implements CollectorRunner.Progress {
    private final boolean again;

    Reporting(boolean again) {
      this.again = again;
    }

    @Override
    public void started(String name) {
      if (!again) {
        state.running(name);
        changed.run();
      }
    }

    @Override
    public void soFar(String name, Outcome.Partial outcome) {
      state.soFar(name, outcome);
      changed.run();
    }

    @Override
    public void ended(CollectorResult result) {
      if (again) {
        state.again(result);
      } else {
        state.ended(result);
      }
      Logger.info("{}: {}", result.name(), result.outcome().getClass().getSimpleName());
      changed.run();
    }
  }
}
