package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.Section;
import assay.inventory.Uefi;
import assay.source.Attributes;
import assay.source.efi.EfiVariables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How UEFI boots, Secure Boot above all.
final class UefiCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// The words of ESRT's `fw_type`, from 1.
  private static final List<String> TYPES =
      List.of("system firmware", "device firmware", "UEFI driver");

  @Override
  public String name() {
    return "uefi";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Uefi.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(EfiVariables.query());
    EfiVariables variables = new EfiVariables(set);
    Hardware hardware =
        variables.present() ? Hardware.of(Uefi.SECTION, uefi(variables)) : Hardware.NOTHING;
    Outcome outcome =
        Readings.outcome("reading /sys/firmware/efi", set, hardware, "not booted by UEFI");
    return outcome instanceof Outcome.Ok && variables.flag("SecureBoot") == null
        ? new Outcome.Partial(hardware, List.of(), "no variable SecureBoot")
        : outcome;
  }

  private static Uefi uefi(EfiVariables variables) {
    List<Uefi.BootEntry> entries = new ArrayList<>();
    for (EfiVariables.BootEntry entry : variables.entries()) {
      entries.add(new Uefi.BootEntry(entry.number(), entry.description(), entry.active()));
    }
    List<Uefi.FirmwareResource> resources = new ArrayList<>();
    for (Attributes resource : variables.resources()) {
      String id = resource.text("fw_class");
      if (id != null) {
        resources.add(resource(id, resource));
      }
    }
    List<String> current = variables.entryNumbers("BootCurrent");
    return new Uefi(
        variables.platformBits(),
        variables.flag("SecureBoot"),
        variables.flag("SetupMode"),
        current.isEmpty() ? null : current.getFirst(),
        variables.entryNumbers("BootOrder"),
        entries,
        resources);
  }

  private static Uefi.FirmwareResource resource(String id, Attributes resource) {
    Integer type = resource.count("fw_type");
    Long attempted = resource.number("last_attempt_version");
    Long status = resource.number("last_attempt_status");
    return new Uefi.FirmwareResource(
        id,
        type == null || type < 1 || type > TYPES.size() ? null : TYPES.get(type - 1),
        resource.number("fw_version"),
        resource.number("lowest_supported_fw_version"),
        failed(attempted, status));
  }

  /// Where none was ever attempted there is no success to speak of.
  private static @Nullable Boolean failed(@Nullable Long attempted, @Nullable Long status) {
    return attempted == null || attempted == 0 || status == null
        ? null
        : Boolean.valueOf(status != 0);
  }
}
