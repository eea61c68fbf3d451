package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Hardware;
import assay.inventory.MemoryController;
import assay.inventory.Section;
import assay.source.Attributes;
import assay.source.edac.EdacControllers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Memory errors that the kernel has counted.
final class EdacCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long MIB = 1L << 20;

  @Override
  public String name() {
    return "edac";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(MemoryController.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(EdacControllers.query());
    List<MemoryController> controllers = new ArrayList<>();
    for (Attributes controller : EdacControllers.controllers(set)) {
      controllers.add(controller(controller));
    }
    return Readings.outcome(
        "reading /sys/devices/system/edac/mc",
        set,
        Hardware.of(MemoryController.SECTION, controllers),
        "no memory controller whose errors the kernel counts");
  }

  private static MemoryController controller(Attributes of) {
    List<MemoryController.Module> modules = new ArrayList<>();
    for (Attributes module : EdacControllers.modules(of)) {
      modules.add(
          new MemoryController.Module(
              name(module),
              module.text("dimm_label"),
              module.text("dimm_location"),
              mebibytes(module.number("size")),
              module.known("dimm_mem_type"),
              module.known("dimm_edac_mode"),
              module.count("dimm_ce_count"),
              module.count("dimm_ue_count")));
    }
    return new MemoryController(
        name(of),
        of.text("mc_name"),
        mebibytes(of.number("size_mb")),
        of.count("ce_count"),
        of.count("ue_count"),
        of.count("ce_noinfo_count"),
        of.count("ue_noinfo_count"),
        modules);
  }

  private static String name(Attributes of) {
    return of.folder().substring(of.folder().lastIndexOf('/') + 1);
  }

  private static @Nullable Long mebibytes(@Nullable Long count) {
    return count == null || count <= 0 || count > Long.MAX_VALUE / MIB
        ? null
        : Long.valueOf(count * MIB);
  }
}
