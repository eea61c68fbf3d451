package assay.collector;

import assay.host.Execution;
import assay.host.Host;
import assay.inventory.RaidController;
import assay.source.ssacli.Ssacli;
import assay.source.ssacli.SsacliController;
import assay.source.ssacli.SsacliEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// HPE's Smart Array controllers, asked by ssacli.
final class SmartArray implements RaidTool {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public Set<String> drivers() {
    return Set.of("hpsa", "smartpqi");
  }

  @Override
  public List<String> names() {
    return Ssacli.TOOLS;
  }

  @Override
  public Execution ask(Host host, String name) {
    return host.run(Ssacli.askControllers(name).within(LIMIT).on(Ssacli.TOOLS.getFirst()));
  }

  @Override
  public Answer read(Host host, Execution first) {
    List<SsacliController> controllers = Ssacli.controllers(first.text());
    boolean whole = first.exited(0) && !first.truncated();
    return new Answer(
        controllers.stream().map(one -> controller(first.command().tool(), one)).toList(),
        controllers.isEmpty()
            ? List.of(Endings.words(first) + ", no controller in its answer")
            : whole ? List.of() : List.of(Endings.words(first)));
  }

  private static RaidController controller(String tool, SsacliController from) {
    Map<String, String> fields = from.controller().fields();
    String backup = fields.get("Battery/Capacitor Status");
    return new RaidController(
        tool,
        from.slot(),
        fields.get("PCI Address (Domain:Bus:Device.Function)"),
        from.controller().name(),
        fields.get("Serial Number"),
        fields.get("Firmware Version"),
        fields.get("Driver Name"),
        fields.get("Controller Status"),
        backup == null
            ? List.of()
            : List.of(
                new RaidController.CacheBackup(
                    fields.getOrDefault("Cache Backup Power Source", "battery or capacitor"),
                    null,
                    backup,
                    small(fields.get("Capacitor Temperature  (C)")))),
        from.logicalDrives().stream().map(SmartArray::volume).toList(),
        from.physicalDrives().stream().map(SmartArray::bay).toList());
  }

  private static RaidController.Volume volume(SsacliEntry entry) {
    Map<String, String> fields = entry.fields();
    String tolerance = fields.get("Fault Tolerance");
    String device = fields.get("Disk Name");
    return new RaidController.Volume(
        entry.name(),
        group(entry),
        fields.get("Logical Drive Label"),
        tolerance == null ? null : "RAID" + tolerance,
        fields.get("Status"),
        fields.get("Size"),
        device == null ? null : device.replaceFirst("\\s.*", ""));
  }

  private static RaidController.Bay bay(SsacliEntry entry) {
    Map<String, String> fields = entry.fields();
    return new RaidController.Bay(
        entry.name(),
        group(entry),
        fields.get("Drive Type"),
        fields.get("Status"),
        fields.get("Model"),
        fields.get("Serial Number"),
        fields.get("Firmware Revision"),
        fields.get("Size"),
        null,
        null,
        null,
        null,
        small(fields.get("Current Temperature (C)")));
  }

  private static @Nullable String group(SsacliEntry entry) {
    return entry.array().isEmpty() ? null : entry.array();
  }

  private static @Nullable Integer small(@Nullable String text) {
    return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
  }
}
