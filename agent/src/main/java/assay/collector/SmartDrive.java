package assay.collector;

import assay.inventory.Drive;
import assay.inventory.DriveHealth;
import assay.source.smartctl.ExitFlag;
import assay.source.smartctl.SmartReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What smartctl said of a drive as domain records.
final class SmartDrive {
  private SmartDrive() {}

  static Drive of(SmartTarget target, SmartReport report) {
    Integer rate = report.rotationRate();
    return new Drive(
        target.name(),
        target.path(),
        List.of(),
        report.vendor(),
        report.modelName(),
        report.serialNumber(),
        report.serialNumber() == null ? Map.of() : Map.of("smartctl", report.serialNumber()),
        report.firmwareVersion(),
        report.userCapacityBytes(),
        report.wwn(),
        transport(report),
        rotational(report),
        rate == null || rate <= 0 ? null : rate,
        null,
        null,
        report.logicalBlockSize(),
        report.physicalBlockSize(),
        null,
        List.of(),
        health(report),
        new Placeholders().look("serialNumber", report.serialNumber()).reasons(),
        null);
  }

  /// A drive that did not answer, so that the report says so next to it.
  static Drive unanswered(SmartTarget target, String reason) {
    return new Drive(
        target.name(),
        target.path(),
        List.of(),
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        unavailable(reason),
        Map.of(),
        null);
  }

  /// A rate of 0 is a solid state drive, but a SCSI device says so as well when it does not tell.
  private static @Nullable Boolean rotational(SmartReport report) {
    Integer rate = report.rotationRate();
    if (rate == null || rate == 0 && "SCSI".equals(report.protocol())) {
      return null;
    }
    return rate > 0;
  }

  private static @Nullable String transport(SmartReport report) {
    return switch (String.valueOf(report.protocol())) {
      case "ATA" -> "ata";
      case "NVMe" -> "nvme";
      case "SCSI" -> "scsi";
      default -> null;
    };
  }

  private static DriveHealth health(SmartReport report) {
    if (!report.identified() && !report.asleep()) {
      return unavailable(String.join(", ", report.messages()));
    }
    return new DriveHealth(
        report.smartAvailable(),
        report.smartEnabled(),
        report.smartPassed(),
        report.asleep() ? Boolean.TRUE : null,
        report.asleep() ? "asleep, not woken" : report.healthKnown() ? null : silent(report),
        report.temperature(),
        report.powerOnHours(),
        report.powerCycleCount(),
        report.percentageUsed(),
        report.availableSpare(),
        report.reallocatedSectors(),
        report.pendingSectors(),
        report.offlineUncorrectable(),
        report.grownDefects(),
        report.crcErrors(),
        report.mediaErrors(),
        report.errorLogEntries(),
        report.unsafeShutdowns(),
        report.criticalWarning(),
        report.dataReadBytes(),
        report.dataWrittenBytes(),
        report.selfTestPassed(),
        // A sleeping drive's status is the one smartctl was told to give.
        report.asleep() ? List.of() : report.flags().stream().map(ExitFlag::word).toList());
  }

  /// What smartctl says of that is a hint how else to ask.
  private static String silent(SmartReport report) {
    return report.messages().isEmpty()
        ? "the drive says nothing of its health"
        : String.join(", ", report.messages());
  }

  private static DriveHealth unavailable(String reason) {
    return new DriveHealth(
        null, null, null, null, reason, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, List.of());
  }
}
