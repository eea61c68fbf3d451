package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import assay.host.Trace;
import assay.inventory.Section;
import assay.source.block.BlockDevice;
import assay.source.block.BlockDevices;
import assay.source.smartctl.ScannedDevice;
import assay.source.smartctl.Smartctl;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What drives say of their health. Each drive is asked by itself, within a limit of its own: one
/// that does not answer costs nothing but its own answer.
final class SmartctlCollector implements Collector {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Predicate<SmartTarget> wanted;

  /// Asks all drives.
  SmartctlCollector() {
    this(_ -> true);
  }

  private SmartctlCollector(Predicate<SmartTarget> wanted) {
    this.wanted = wanted;
  }

  /// Asks the drives of these kernel names only: what has been asked already, or got stuck, is not
  /// asked again because another drive came later.
  static SmartctlCollector of(Set<String> names) {
    return new SmartctlCollector(target -> target.path() != null && names.contains(target.name()));
  }

  @Override
  public String name() {
    return Smartctl.TOOL;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of();
  }

  @Override
  public Comparator<Trace> commandOrder() {
    return (one, other) -> {
      int byDevice = device(one).compareTo(device(other));
      return byDevice != 0 ? byDevice : words(one).compareTo(words(other));
    };
  }

  private static String device(Trace trace) {
    return Objects.requireNonNullElse(trace.command().device(), "");
  }

  private static String words(Trace trace) {
    return String.join(" ", trace.command().argv());
  }

  @Override
  public Outcome collect(Host host) {
    return collect(host, _ -> {});
  }

  @Override
  public Outcome collect(Host host, Consumer<Outcome.Partial> soFar) {
    List<BlockDevice> devices = BlockDevices.devices(host.read(BlockDevices.query()));
    Execution scan = host.run(Smartctl.scan());
    if (scan.ending() instanceof Ending.ToolMissing(String tool)) {
      return new Outcome.ToolMissing(tool);
    }
    List<ScannedDevice> scanned = Smartctl.devices(scan);
    List<SmartTarget> targets =
        SmartTarget.of(
                scanned == null ? List.of() : scanned,
                devices.stream().map(BlockDevice::name).toList())
            .stream()
            .filter(wanted)
            .toList();
    if (targets.isEmpty() && scanned != null) {
      return new Outcome.Absent("no SATA, SAS or NVMe drive");
    }
    SmartAnswers answers =
        new SmartAnswers(KernelDrives.drives(devices), targets, scanned == null ? scan : null);
    Controllers controllers = Controllers.of(devices, targets);
    DrivePool.STANDARD.ask(
        host,
        targets.stream()
            .map(
                target ->
                    new DrivePool.Question(
                        Smartctl.ask(target.device()), controllers.shared(target)))
            .toList(),
        come -> {
          come.forEach(answers::take);
          answers.soFar().ifPresent(soFar);
        });
    return answers.outcome();
  }
}
