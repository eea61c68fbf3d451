package assay.report;

import assay.collector.Collector;
import assay.collector.CollectorResult;
import assay.collector.Outcome;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.LateDevices;
import assay.inventory.Section;
import assay.inventory.StableOrder;
import assay.rules.Catalogue;
import assay.rules.FindingSet;
import assay.step.ForcedService;
import assay.step.StepResult;
import assay.verdict.Judgement;
import assay.verdict.Parts;
import assay.verdict.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The audit as far as it has come. Threads of steps and collectors write to it; [#report] is what
/// is known at that moment.
public final class AuditState {
  private final RunFacts facts;
  private final Start start;
  private final String assayVersion;
  private final Map<String, String> configuration;
  private final @Nullable Path sysroot;
  private final SequencedMap<String, StepResult> steps = new LinkedHashMap<>();
  private final SequencedMap<String, CollectorEntry> collectors = new LinkedHashMap<>();
  private final Map<String, List<String>> answering = new LinkedHashMap<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Map<String, String> tools = Map.of();
  private List<AgentEnd> agentEnds = List.of();
  private Map<String, String> labels = Map.of();
  private List<ForcedService> forced = List.of();
  private LateDevices late = LateDevices.NONE;
  private @Nullable AccessSection access;
  private @Nullable DeliverySection delivery;
  private Judgement judgement = Judgement.NONE;
  private boolean complete;

  /// @param configuration every parameter's value, for the report
  public AuditState(
      RunFacts facts,
      Start start,
      String assayVersion,
      Map<String, String> configuration,
      @Nullable Path sysroot) {
    this.facts = facts;
    this.start = start;
    this.assayVersion = assayVersion;
    this.configuration = Map.copyOf(configuration);
    this.sysroot = sysroot;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /// The boot clock as of now, where there is one.
  public @Nullable Long uptimeMillis() {
    return facts.uptimeMillisAt(System.nanoTime());
  }

  /// Takes what the machine is called by whoever booted it.
  public synchronized void labels(Map<String, String> given) {
    labels = Map.copyOf(given);
  }

  /// Takes a step's latest result.
  public synchronized void step(StepResult result) {
    steps.put(result.name(), result);
  }

  /// Takes what was started past OpenRC.
  public synchronized void forced(List<ForcedService> services) {
    forced = List.copyOf(services);
  }

  /// Names a collector that is going to run.
  public synchronized void pending(Collector collector) {
    for (Section<?> section : collector.sections()) {
      answering.computeIfAbsent(section.name(), _ -> new ArrayList<>()).add(collector.name());
    }
    collectors.put(
        collector.name(),
        CollectorEntry.waiting(collector.name(), "pending", collector.limit().toMillis()));
  }

  /// Notes that a collector has begun.
  public synchronized void running(String name) {
    collectors.computeIfPresent(
        name, (_, entry) -> CollectorEntry.waiting(name, "running", entry.limitMillis()));
  }

  /// Takes what a collector that is still at work knows so far.
  public synchronized void soFar(String name, Outcome.Partial known) {
    CollectorEntry entry = collectors.get(name);
    if (entry != null && entry.running()) {
      collectors.put(name, entry.because(known.reason()));
      parts.put(name, new Part(known.hardware(), known.findings()));
    }
  }

  /// Takes a collector's result.
  public synchronized void ended(CollectorResult result) {
    collectors.put(
        result.name(), CollectorEntry.of(result, facts.uptimeMillisAt(result.startedNanos())));
    Outcome outcome = result.outcome();
    Hardware found = outcome.hardware();
    if (found == null) {
      keep(result, outcome.findings());
    } else {
      take(result, found, outcome.findings());
    }
  }

  private void take(CollectorResult result, Hardware found, List<Finding> noticed) {
    parts.put(result.name(), new Part(found, noticed));
  }

  /// A collector that came to a bad end keeps what it had found by then.
  private void keep(CollectorResult result, List<Finding> noticed) {
    Part soFar = parts.getOrDefault(result.name(), new Part(Hardware.NOTHING, List.of()));
    List<Finding> all = new ArrayList<>(soFar.findings());
    all.addAll(noticed);
    take(result, soFar.hardware(), all);
  }

  /// Takes the names of the devices that came after the collectors had begun.
  public synchronized void late(LateDevices devices) {
    late = devices;
  }

  /// Takes what a collector that had ended found when it looked again.
  public synchronized void again(CollectorResult result) {
    CollectorEntry before = collectors.get(result.name());
    Part known = parts.getOrDefault(result.name(), new Part(Hardware.NOTHING, List.of()));
    ended(result);
    CollectorEntry after = collectors.get(result.name());
    if (before != null && after != null) {
      collectors.put(result.name(), before.followedBy(after));
    }
    Part more = parts.getOrDefault(result.name(), known);
    Set<Finding> all = new LinkedHashSet<>(known.findings());
    // A device that was just coming at the first look may have been read in part.
    all.removeIf(finding -> more.findings().stream().anyMatch(later -> sameMatter(finding, later)));
    all.addAll(more.findings());
    take(result, known.hardware().merge(more.hardware()), List.copyOf(all));
  }

  private static boolean sameMatter(Finding finding, Finding later) {
    return finding.subject() != null
        && finding.subject().equals(later.subject())
        && finding.id().equals(later.id());
  }

  /// What one collector found.
  private record Part(Hardware hardware, List<Finding> findings) {}

  /// Takes a finding that no collector made.
  public synchronized void finding(Finding finding) {
    findings.add(finding);
  }

  /// Takes the versions of the tools.
  public synchronized void tools(Map<String, String> versions) {
    tools = Map.copyOf(versions);
  }

  /// Takes the ends of the attempts before this one.
  public synchronized void agentEnds(List<AgentEnd> ends) {
    agentEnds = List.copyOf(ends);
    for (AgentEnd end : ends) {
      findings.add(
          Catalogue.event(
              "agent_ended",
              "the agent had to be started again: attempt %d %s"
                  .formatted(end.attempt(), end.reason()),
              null));
    }
  }

  /// Takes how the first report of this audit left the machine.
  public synchronized void delivery(@Nullable DeliverySection latest) {
    delivery = latest;
  }

  /// Takes who can log in, where that is known.
  public synchronized void access(@Nullable AccessSection now) {
    access = now == null ? access : now;
  }

  /// The audit came to its end.
  public synchronized void complete() {
    complete = true;
  }

  /// The same. Nobody sees the report complete without what `judge` says of it.
  public synchronized void complete(Function<Report, Judgement> judge) {
    complete();
    judgement = judge.apply(report());
    findings.addAll(judgement.findings());
  }

  /// The report as of now.
  public synchronized Report report() {
    // In the collectors' order, not in that of their ends: where two know the same, it must not
    // depend on which was faster.
    Hardware hardware = Hardware.NOTHING;
    FindingSet found = new FindingSet();
    findings.forEach(found::add);
    for (String name : collectors.keySet()) {
      Part part = parts.get(name);
      if (part != null) {
        hardware = hardware.merge(part.hardware());
        part.findings().forEach(found::add);
      }
    }
    hardware = StableOrder.of(late.mark(hardware));
    JsonNode tree = RecordTree.of(hardware);
    IdentitySection.Judged identity = IdentitySection.of(tree, complete);
    identity.findings().forEach(found::add);
    if (complete) {
      conflicts().forEach(found::add);
    }
    List<Finding> events = found.list();
    List<Catalogue.Hit> hits = Catalogue.shipped().judge(tree);
    hits.forEach(hit -> found.add(hit.finding()));
    List<Finding> all = found.list();
    Instant updatedAt = now();
    long nanos = System.nanoTime();
    return new Report(
        Report.SCHEMA_VERSION,
        complete,
        new RunSection(
            agentEnds.isEmpty() ? null : agentEnds,
            facts.bootId(),
            start.at().toString(),
            facts.uptimeMillisAt(start.nanos()),
            updatedAt.toString(),
            (nanos - start.nanos()) / 1_000_000,
            facts.clockTrusted(updatedAt),
            assayVersion,
            facts.image(),
            facts.kernelLine(),
            facts.kernelRelease(),
            new TreeMap<>(tools),
            new TreeMap<>(configuration),
            labels.isEmpty() ? null : new TreeMap<>(labels),
            sysroot == null ? null : sysroot.toString()),
        identity.section(),
        new Report.BootSection(List.copyOf(steps.values()), forced.isEmpty() ? null : forced),
        access,
        delivery,
        List.copyOf(collectors.values()),
        hardware,
        all,
        Verdict.of(
            all,
            gaps(hardware),
            Parts.of(Catalogue.shipped(), tree, hits, events, collectorGaps(), answering)));
  }

  private List<Finding> conflicts() {
    SequencedMap<String, JsonNode> hardware = new LinkedHashMap<>();
    for (String name : collectors.keySet()) {
      Part part = parts.get(name);
      if (part != null) {
        hardware.put(name, RecordTree.of(part.hardware()));
      }
    }
    return Conflicts.of(hardware);
  }

  private List<String> gaps(Hardware hardware) {
    List<String> gaps = new ArrayList<>();
    if (!complete) {
      gaps.add("the audit is not complete");
    } else if (hardware.system() == null) {
      gaps.add("the firmware does not say what machine this is");
    }
    steps.values().stream()
        .filter(
            step ->
                step.outcome() == StepResult.Outcome.failed
                    || step.outcome() == StepResult.Outcome.timeout)
        .map(step -> "boot step " + step.name() + ": " + step.outcome())
        .forEach(gaps::add);
    gaps.addAll(collectorGaps().values());
    gaps.addAll(judgement.gaps());
    return gaps;
  }

  private Map<String, String> collectorGaps() {
    Map<String, String> gaps = new LinkedHashMap<>();
    for (CollectorEntry entry : collectors.values()) {
      String gap = entry.gap();
      if (gap != null) {
        gaps.put(entry.name(), gap);
      }
    }
    return gaps;
  }
}
