package assay.collector;

import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import assay.source.smartctl.ExitFlag;
import assay.source.smartctl.SmartReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a drive's own words mean for a technician.
final class DriveFindings {
  /// Wear in percent of the maker's estimate from which on it is worth knowing, and too much.
  private static final int WORN = 80;

  private static final int WORN_OUT = 100;

  private final List<Finding> findings = new ArrayList<>();
  private final String drive;

  private DriveFindings(String drive) {
    this.drive = drive;
  }

  static List<Finding> of(String drive, SmartReport report) {
    DriveFindings made = new DriveFindings(drive);
    if (report.asleep()) {
      made.add("drive_asleep", Severity.info, "is asleep and was not woken: health unknown");
    } else if (!report.healthKnown()) {
      made.add(
          "drive_health_unknown",
          Severity.info,
          report.messages().isEmpty()
              ? "says nothing of its health"
              : "gives no health: " + String.join(", ", report.messages()));
    } else {
      made.verdict(report);
      made.counters(report);
      made.wear(report.percentageUsed());
    }
    return List.copyOf(made.findings);
  }

  private void verdict(SmartReport report) {
    List<ExitFlag> flags = report.flags();
    if (Boolean.FALSE.equals(report.smartPassed()) || flags.contains(ExitFlag.DISK_FAILING)) {
      add("drive_smart_failed", Severity.critical, "says that it is failing");
    }
    if (flags.contains(ExitFlag.PREFAIL_ATTRIBUTE)) {
      add("drive_prefail_attribute", Severity.warning, "has an attribute at its failure threshold");
    } else if (flags.contains(ExitFlag.ATTRIBUTE_FAILED_IN_PAST)) {
      add("drive_attribute_failed_in_past", Severity.info, "had an attribute at its threshold");
    }
    if (flags.contains(ExitFlag.SELF_TEST_LOG) || Boolean.FALSE.equals(report.selfTestPassed())) {
      add("drive_self_test_failed", Severity.warning, "failed a self-test");
    }
    if (flags.contains(ExitFlag.ERROR_LOG)) {
      add("drive_error_log", Severity.info, "has entries in its error log");
    }
  }

  private void counters(SmartReport report) {
    count("drive_media_errors", Severity.warning, "media errors", report.mediaErrors());
    count("drive_pending_sectors", Severity.warning, "pending sectors", report.pendingSectors());
    count(
        "drive_uncorrectable_sectors",
        Severity.warning,
        "uncorrectable sectors",
        report.offlineUncorrectable());
    count(
        "drive_reallocated_sectors",
        Severity.warning,
        "reallocated sectors",
        report.reallocatedSectors());
    count("drive_grown_defects", Severity.warning, "grown defects", report.grownDefects());
    count("drive_interface_errors", Severity.info, "interface CRC errors", report.crcErrors());
  }

  private void wear(@Nullable Integer percentage) {
    if (percentage != null && percentage >= WORN) {
      add(
          "drive_wear",
          percentage >= WORN_OUT ? Severity.warning : Severity.info,
          "has used " + percentage + " % of its rated life");
    }
  }

  private void count(String id, Severity severity, String what, @Nullable Long count) {
    if (count != null && count > 0) {
      add(id, severity, "counts " + count + " " + what);
    }
  }

  private void add(String id, Severity severity, String message) {
    findings.add(new Finding(id, severity, drive + " " + message, drive));
  }
}
