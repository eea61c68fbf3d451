package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.inventory.Drive;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.source.smartctl.ExitFlag;
import assay.source.smartctl.SmartReport;
import assay.source.smartctl.Smartctl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came of asking drives. Answers come in any order; what is made of them is in the order of
/// the drives.
final class SmartAnswers {
  private final List<Drive> kernelDrives;
  private final List<SmartTarget> targets;
  private final @Nullable Execution failedScan;
  private final SortedMap<Integer, Execution> answers = new TreeMap<>();

  /// @param failedScan the scan for drives, if it gave no list of them
  SmartAnswers(
      List<Drive> kernelDrives, List<SmartTarget> targets, @Nullable Execution failedScan) {
    this.kernelDrives = kernelDrives;
    this.targets = targets;
    this.failedScan = failedScan;
  }

  void take(DrivePool.Answer answer) {
    answers.put(answer.index(), answer.execution());
  }

  /// What is known while some drives have not answered yet; empty while nobody has or after all
  /// have.
  Optional<Outcome.Partial> soFar() {
    Judgement judgement = judged();
    return judgement.answered && answers.size() < targets.size()
        ? Optional.of(
            new Outcome.Partial(
                hardware(judgement),
                judgement.findings,
                "%d of %d drives asked".formatted(answers.size(), targets.size())))
        : Optional.empty();
  }

  /// What came of it all.
  Outcome outcome() {
    Judgement judgement = judged();
    Hardware hardware = hardware(judgement);
    if (judgement.problems.isEmpty()) {
      return new Outcome.Ok(hardware, judgement.findings);
    }
    String reason = String.join("; ", judgement.problems);
    if (judgement.answered) {
      return new Outcome.Partial(hardware, judgement.findings, reason);
    }
    return nobody(judgement.unanswered, reason);
  }

  /// Nobody answered: one stuck device says more than others that were merely killed.
  private static Outcome nobody(List<Execution> unanswered, String reason) {
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

  private Judgement judged() {
    Judgement judgement = new Judgement();
    if (failedScan != null) {
      judgement.problems.add(Endings.words(failedScan) + ", no list of devices");
      judgement.unanswered.add(failedScan);
    }
    answers.forEach((index, execution) -> judgement.take(targets.get(index), execution));
    return judgement;
  }

  /// With what the kernel says of the drives asked: a drive may have come up since the other
  /// collector looked.
  private Hardware hardware(Judgement judgement) {
    List<String> names = judgement.drives.stream().map(Drive::name).toList();
    return Hardware.ofDrives(
        Stream.concat(
                kernelDrives.stream().filter(drive -> names.contains(drive.name())),
                judgement.drives.stream())
            .toList(),
        List.of());
  }

  /// Answers taken apart.
  private static final class Judgement {
    final List<Drive> drives = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<Execution> unanswered = new ArrayList<>();
    boolean answered;

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
  }
}
