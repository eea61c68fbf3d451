package assay.report.export;

import com.fasterxml.jackson.databind.JsonNode;

/// Gauges of drives, and of what RAID controllers say of those in their bays.
final class DriveMetrics {
  private static final double SECONDS_OF_HOUR = 3600;
  private static final double PERCENT = 0.01;

  /// Of each gauge its name, the field of the drive's health, and what it is.
  private static final String[][] HEALTH = {
    {"assay_drive_temperature_celsius", "temperatureCelsius", "Temperature of a drive."},
    {"assay_drive_power_cycles", "powerCycles", "How often a drive was switched on."},
    {"assay_drive_media_errors", "mediaErrors", "Media errors of a drive."},
    {"assay_drive_error_log_entries", "errorLogEntries", "Entries in a drive's error log."},
    {"assay_drive_reallocated_sectors", "reallocatedSectors", "Sectors that were replaced."},
    {"assay_drive_pending_sectors", "pendingSectors", "Sectors that wait to be replaced."},
    {"assay_drive_uncorrectable_sectors", "uncorrectableSectors", "Sectors that are lost."},
    {"assay_drive_grown_defects", "grownDefects", "Defects since the drive was made."},
    {"assay_drive_interface_crc_errors", "interfaceCrcErrors", "Errors on a drive's cable."},
    {"assay_drive_unsafe_shutdowns", "unsafeShutdowns", "How often its power just went."},
    {"assay_drive_critical_warning", "criticalWarning", "The bits of NVMe's critical warning."},
    {"assay_drive_read_bytes", "readBytes", "Bytes read in a drive's life."},
    {"assay_drive_written_bytes", "writtenBytes", "Bytes written in a drive's life."},
  };

  private DriveMetrics() {}

  static void write(Metrics metrics, JsonNode hardware) {
    heads(metrics);
    for (JsonNode drive : hardware.path("drives")) {
      drive(metrics, drive);
    }
    metrics.gauge("assay_raid_volume_info", "What a RAID volume is, and the state it is in.");
    metrics.gauge("assay_raid_bay_media_errors", "Media errors of a drive in a bay.");
    metrics.gauge("assay_raid_bay_predictive_failures", "Failures foreseen of a drive in a bay.");
    metrics.gauge("assay_raid_bay_smart_alert", "Whether a drive in a bay raised a SMART alert.");
    metrics.gauge("assay_raid_bay_temperature_celsius", "Temperature of a drive in a bay.");
    for (JsonNode controller : hardware.path("raidControllers")) {
      raid(metrics, controller);
    }
  }

  private static void heads(Metrics metrics) {
    metrics.gauge("assay_drive_info", "What a drive is.");
    metrics.gauge("assay_drive_size_bytes", "Size of a drive.");
    metrics.gauge("assay_drive_smart_passed", "Whether a drive calls itself healthy.");
    metrics.gauge("assay_drive_asleep", "Whether a drive was left asleep.");
    metrics.gauge("assay_drive_power_on_seconds", "How long a drive has run.");
    metrics.gauge("assay_drive_wear_ratio", "What is used of its life; 1 is all of it.");
    metrics.gauge("assay_drive_available_spare_ratio", "What is left of its spare blocks.");
    for (String[] gauge : HEALTH) {
      metrics.gauge(gauge[0], gauge[2]);
    }
  }

  private static void drive(Metrics metrics, JsonNode drive) {
    String name = drive.path("name").asText("");
    metrics.sample(
        "assay_drive_info",
        1,
        "drive",
        name,
        "model",
        drive.path("model").asText(""),
        "serial",
        drive.path("serialNumber").asText(""),
        "firmware",
        drive.path("firmware").asText(""),
        "transport",
        drive.path("transport").asText(""));
    metrics.sample("assay_drive_size_bytes", drive.path("sizeBytes"), 1, "drive", name);
    JsonNode health = drive.path("health");
    metrics.flag("assay_drive_smart_passed", health.path("smartPassed"), "drive", name);
    metrics.flag("assay_drive_asleep", health.path("asleep"), "drive", name);
    JsonNode hours = health.path("powerOnHours");
    metrics.sample("assay_drive_power_on_seconds", hours, SECONDS_OF_HOUR, "drive", name);
    JsonNode used = health.path("percentageUsed");
    metrics.sample("assay_drive_wear_ratio", used, PERCENT, "drive", name);
    JsonNode spare = health.path("availableSparePercent");
    metrics.sample("assay_drive_available_spare_ratio", spare, PERCENT, "drive", name);
    for (String[] gauge : HEALTH) {
      metrics.sample(gauge[0], health.path(gauge[1]), 1, "drive", name);
    }
  }

  private static void raid(Metrics metrics, JsonNode controller) {
    String number = controller.path("number").asText("");
    for (JsonNode volume : controller.path("volumes")) {
      metrics.sample(
          "assay_raid_volume_info",
          1,
          "controller",
          number,
          "volume",
          volume.path("id").asText(""),
          "level",
          volume.path("level").asText(""),
          "status",
          volume.path("status").asText(""));
    }
    for (JsonNode bay : controller.path("bays")) {
      String[] labels = {"controller", number, "bay", bay.path("id").asText("")};
      metrics.sample("assay_raid_bay_media_errors", bay.path("mediaErrorCount"), 1, labels);
      JsonNode foreseen = bay.path("predictiveFailureCount");
      metrics.sample("assay_raid_bay_predictive_failures", foreseen, 1, labels);
      metrics.flag("assay_raid_bay_smart_alert", bay.path("smartAlert"), labels);
      JsonNode celsius = bay.path("temperatureCelsius");
      metrics.sample("assay_raid_bay_temperature_celsius", celsius, 1, labels);
    }
  }
}
