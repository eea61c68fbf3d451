package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import assay.inventory.Drive;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.source.block.BlockDevice;
import assay.source.block.BlockDevices;
import assay.source.smartctl.ExitFlag;
import assay.source.smartctl.ScannedDevice;
import assay.source.smartctl.SmartReport;
import assay.source.smartctl.Smartctl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What drives say of their health. Each drive is asked by itself: one that does not answer costs
/// nothing but its own answer.
final class SmartctlCollector implements Collector {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Override
  public String name() {
    return Smartctl.TOOL;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public Outcome collect(Host host) {
    List<BlockDevice> devices = BlockDevices.devices(host.read(BlockDevices.query()));
    Execution scan = host.run(Smartctl.scan());
    if (scan.ending() instanceof Ending.ToolMissing(String tool)) {
      return new Outcome.ToolMissing(tool);
    }
    Answers answers = new Answers(KernelDrives.drives(devices));
    List<ScannedDevice> scanned = Smartctl.devices(scan);
    if (scanned == null) {
      answers.problems.add(Endings.words(scan) + ", no list of devices");
      answers.unanswered.add(scan);
    }
    List<SmartTarget> targets =
        SmartTarget.of(
            scanned == null ? List.of() : scanned,
            devices.stream().map(BlockDevice::name).toList());
    for (SmartTarget target : targets) {
      answers.take(target, host.run(Smartctl.ask(target.device())));
    }
    if (targets.isEmpty() && answers.problems.isEmpty()) {
      return new Outcome.Absent("no SATA, SAS or NVMe drive");
    }
    return answers.outcome();
  }

  /// What came of the questions so far.
  private static final class Answers {
    private final List<Drive> kernelDrives;
    final List<Drive> drives = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<Execution> unanswered = new ArrayList<>();
    private boolean answered;

    Answers(List<Drive> kernelDrives) {
      this.kernelDrives = kernelDrives;
    }

    void take(SmartTarget target, Execution execution) {
      SmartReport report = Smartctl.report(execution);
      if (report == null) {
        unanswered(target, execution, Endings.words(execution) + unreadable(execution));
      } else if (!report.asleep() && !report.identified() && !unsupported(report)) {
        unanswered(
            target,
            execution,
            target.name()
                + ": "
                + String.join(", ", report.messages())
                + " ("
                + Endings.words(execution.ending())
                + ")");
      } else {
        answered = true;
        drives.add(SmartDrive.of(target, report));
        findings.addAll(DriveFindings.of(target.name(), report));
      }
    }

    private void unanswered(SmartTarget target, Execution execution, String problem) {
      problems.add(problem);
      unanswered.add(execution);
      drives.add(SmartDrive.unanswered(target, problem));
    }

    private static String unreadable(Execution execution) {
      return execution.ending() instanceof Ending.Exited ? ", output is not whole JSON" : "";
    }

    /// A device smartctl has no way to talk to, such as behind an unknown USB bridge.
    private static boolean unsupported(SmartReport report) {
      return report.flags().contains(ExitFlag.COMMAND_LINE)
          && !report.flags().contains(ExitFlag.DEVICE_OPEN);
    }

    /// What the kernel says of the drives asked: a drive may have come up since the other collector
    /// looked.
    private List<Drive> withKernelFacts() {
      List<String> names = drives.stream().map(Drive::name).toList();
      return Stream.concat(
              kernelDrives.stream().filter(drive -> names.contains(drive.name())), drives.stream())
          .toList();
    }

    Outcome outcome() {
      Hardware hardware = Hardware.ofDrives(withKernelFacts(), List.of());
      if (problems.isEmpty()) {
        return new Outcome.Ok(hardware, findings);
      }
      String reason = String.join("; ", problems);
      if (answered) {
        return new Outcome.Partial(hardware, findings, reason);
      }
      // Nobody answered: one stuck device says more than others that were merely killed.
      return unanswered.stream()
          .filter(execution -> execution.ending() instanceof Ending.Stuck)
          .findFirst()
          .<Outcome>map(_ -> new Outcome.Stuck(reason))
          .or(
              () ->
                  unanswered.stream()
                      .map(Execution::ending)
                      .filter(Ending.TimedOut.class::isInstance)
                      .map(Ending.TimedOut.class::cast)
                      .findFirst()
                      .map(ending -> new Outcome.TimedOut(ending.limit(), reason)))
          .orElseGet(() -> new Outcome.Failed(reason));
    }
  }
}
