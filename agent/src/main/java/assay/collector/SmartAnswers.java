package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.inventory.Drive;
import assay.inventory.Hardware;
import assay.source.smartctl.ExitFlag;
import assay.source.smartctl.SmartReport;
import assay.source.smartctl.Smartctl;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came of asking drives. Answers come in any order; what is made of them is in the order of
/// the drives. An answer is judged as it comes, and what was printed is not kept: that of hundreds
/// of drives is more than there is memory.
final class SmartAnswers {
  private static final int SCAN = -1;

  private final List<Drive> kernelDrives;
  private final List<SmartTarget> targets;
  private final SortedMap<Integer, Judged> answers = new TreeMap<>();

  /// @param failedScan the scan for drives, if it gave no list of them
  SmartAnswers(
      List<Drive> kernelDrives, List<SmartTarget> targets, @Nullable Execution failedScan) {
    this.kernelDrives = kernelDrives;
    this.targets = targets;
    if (failedScan != null) {
      String problem = Endings.words(failedScan) + ", no list of devices";
      answers.put(SCAN, new Judged(null, problem, failedScan.ending()));
    }
  }

  void take(DrivePool.Answer answer) {
    answers.put(answer.index(), judged(targets.get(answer.index()), answer.execution()));
  }

  /// What is known while some drives have not answered yet; empty while nobody has or after all
  /// have.
  Optional<Outcome.Partial> soFar() {
    int asked = answers.tailMap(0).size();
    return answered() && asked < targets.size()
        ? Optional.of(
            new Outcome.Partial(
                hardware(), List.of(), "%d of %d drives asked".formatted(asked, targets.size())))
        : Optional.empty();
  }

  /// What came of it all.
  Outcome outcome() {
    List<String> problems =
        answers.values().stream().map(Judged::problem).filter(Objects::nonNull).toList();
    if (problems.isEmpty()) {
      return new Outcome.Ok(hardware(), List.of());
    }
    String reason = String.join("; ", problems);
    return answered() ? new Outcome.Partial(hardware(), List.of(), reason) : nobody(reason);
  }

  /// Nobody answered: one stuck device says more than others that were merely killed.
  private Outcome nobody(String reason) {
    List<Ending> endings = answers.values().stream().map(Judged::ending).toList();
    if (endings.stream().anyMatch(Ending.Stuck.class::isInstance)) {
      return new Outcome.Stuck(reason);
    }
    return endings.stream()
        .filter(Ending.TimedOut.class::isInstance)
        .map(Ending.TimedOut.class::cast)
        .findFirst()
        .<Outcome>map(ending -> new Outcome.TimedOut(ending.limit(), reason))
        .orElseGet(() -> new Outcome.Failed(reason));
  }

  private boolean answered() {
    return answers.values().stream().anyMatch(judged -> judged.problem == null);
  }

  /// With what the kernel says of the drives asked: a drive may have come up since the other
  /// collector looked.
  private Hardware hardware() {
    List<Drive> drives =
        answers.values().stream().map(Judged::drive).filter(Objects::nonNull).toList();
    List<String> names = drives.stream().map(Drive::name).toList();
    return Hardware.of(
        Drive.SECTION,
        Stream.concat(
                kernelDrives.stream().filter(drive -> names.contains(drive.name())),
                drives.stream())
            .toList());
  }

  /// What came of one question.
  ///
  /// @param drive the drive asked, none for the scan
  /// @param problem why nothing was learnt, if so
  /// @param ending how the command ended
  private record Judged(@Nullable Drive drive, @Nullable String problem, Ending ending) {}

  private static Judged judged(SmartTarget target, Execution execution) {
    SmartReport report = Smartctl.report(execution);
    if (report == null) {
      return unanswered(target, execution, Endings.words(execution) + unreadable(execution));
    }
    if (!report.asleep() && !report.identified() && !unsupported(report)) {
      String said = String.join(", ", report.messages());
      return unanswered(
          target,
          execution,
          "%s: %s (%s)".formatted(target.name(), said, execution.ending().words()));
    }
    return new Judged(SmartDrive.of(target, report), null, execution.ending());
  }

  private static Judged unanswered(SmartTarget target, Execution execution, String problem) {
    return new Judged(SmartDrive.unanswered(target, problem), problem, execution.ending());
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
