package assay.collector;

import assay.inventory.Finding;
import assay.inventory.RaidController;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is wrong with a RAID controller and what hangs on it.
final class RaidFindings {
  /// What storcli calls the group of a drive that it did not put into one.
  private static final String FOREIGN = "F";

  /// Of a state whose word is not known: what cannot be judged is no PASS.
  static final String UNKNOWN = "raid_state_unknown";

  private final List<Finding> findings = new ArrayList<>();
  private final RaidController controller;

  private RaidFindings(RaidController controller) {
    this.controller = controller;
  }

  static List<Finding> of(RaidController controller) {
    RaidFindings all = new RaidFindings(controller);
    all.controller();
    controller.cacheBackups().forEach(all::backup);
    controller.volumes().forEach(all::volume);
    controller.bays().forEach(all::bay);
    return all.findings;
  }

  private void controller() {
    RaidState state = RaidState.of(controller.status());
    if (state != RaidState.good) {
      add(
          state == RaidState.other ? UNKNOWN : "raid_controller_status",
          state == RaidState.bad ? Finding.Severity.critical : Finding.Severity.warning,
          "the controller says " + said(controller.status()),
          controller.pciAddress());
    }
  }

  private void backup(RaidController.CacheBackup backup) {
    RaidState state = RaidState.of(backup.status());
    if (state != RaidState.good) {
      add(
          state == RaidState.other ? UNKNOWN : "raid_cache_backup",
          Finding.Severity.warning,
          "%s of the cache: %s".formatted(backup.kind(), said(backup.status())),
          controller.pciAddress());
    }
  }

  private void volume(RaidController.Volume volume) {
    String what =
        "volume %s%s: %s"
            .formatted(
                volume.id(),
                volume.level() == null ? "" : " (" + volume.level() + ")",
                said(volume.status()));
    switch (RaidState.of(volume.status())) {
      case good -> {}
      case attention -> add("raid_volume_attention", Finding.Severity.warning, what, volume.id());
      case failing, bad ->
          add("raid_volume_degraded", Finding.Severity.critical, what, volume.id());
      case other -> add(UNKNOWN, Finding.Severity.warning, what, volume.id());
    }
  }

  private void bay(RaidController.Bay bay) {
    String drive = "drive in bay %s, serial %s".formatted(bay.id(), said(bay.serialNumber()));
    String what = drive + ": " + said(bay.status());
    RaidState state = RaidState.of(bay.status());
    switch (state) {
      case good, failing -> {}
      case attention -> add("raid_drive_attention", Finding.Severity.warning, what, bay.id());
      case bad -> add("raid_drive_failed", Finding.Severity.critical, what, bay.id());
      case other -> add(UNKNOWN, Finding.Severity.warning, what, bay.id());
    }
    if (state == RaidState.failing
        || Boolean.TRUE.equals(bay.smartAlert())
        || some(bay.predictiveFailureCount())) {
      add("raid_drive_failing", Finding.Severity.critical, drive + ": will fail soon", bay.id());
    }
    if (FOREIGN.equals(bay.group())) {
      add(
          "raid_drive_foreign",
          Finding.Severity.warning,
          drive + ": part of a volume that another controller made",
          bay.id());
    }
    if (some(bay.mediaErrorCount())) {
      add(
          "raid_drive_errors",
          Finding.Severity.warning,
          drive + ": " + bay.mediaErrorCount() + " media errors",
          bay.id());
    }
  }

  private static boolean some(@Nullable Long count) {
    return count != null && count > 0;
  }

  private static String said(@Nullable String word) {
    return Objects.requireNonNullElse(word, "nothing");
  }

  private void add(String id, Finding.Severity severity, String message, @Nullable String subject) {
    findings.add(
        new Finding(
            id,
            severity,
            "RAID %s: %s".formatted(said(controller.model()), message),
            subject == null ? controller.model() : subject));
  }
}
