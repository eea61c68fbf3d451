package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.rules.Catalogue;
import assay.source.kernel.KernelLog;
import assay.source.kernel.KernelTrouble;
import assay.source.kernel.RefusedFirmware;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the kernel complained of: firmware that a driver did not get, so that its device does less
/// than it could, or nothing; and hardware that went wrong.
final class KernelCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// Asked for by every kernel that knows wireless cards, with one or without.
  private static final String REGULATORY = "regulatory.db";

  @Override
  public String name() {
    return "kernel";
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
  public Outcome collect(Host host) {
    Execution log = host.run(KernelLog.command());
    if (!log.exited(0)) {
      return log.ending() instanceof Ending.Exited
          ? new Outcome.Failed(Endings.words(log))
          : Endings.nothing("reading the kernel's log by dmesg", log.ending());
    }
    List<Finding> findings = new ArrayList<>();
    for (RefusedFirmware refused : KernelLog.refusedFirmware(log.text())) {
      if (!refused.file().startsWith(REGULATORY)) {
        findings.add(finding(refused));
      }
    }
    for (KernelTrouble trouble : KernelLog.troubles(log.text())) {
      findings.add(KernelFindings.of(trouble));
    }
    return new Outcome.Ok(Hardware.NOTHING, findings);
  }

  private static Finding finding(RefusedFirmware refused) {
    return Catalogue.event(
        "firmware_not_loaded",
        "%s asked for the firmware %s, %s (error %d)"
            .formatted(
                refused.driver(),
                refused.file(),
                refused.missing() ? "which this system does not have" : "which did not load",
                refused.error()),
        refused.device());
  }
}
