package assay.collector;

import assay.inventory.Processor;
import assay.inventory.ProcessorConfiguration;
import assay.source.smbios.CacheInformation;
import assay.source.smbios.ProcessorInformation;
import assay.source.smbios.SmbiosTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Processors and their caches in the SMBIOS table as domain records.
final class DmiProcessors {
  private DmiProcessors() {}

  static List<Processor> of(SmbiosTable table) {
    List<Processor> processors = new ArrayList<>();
    int index = 0;
    for (ProcessorInformation structure : table.processors()) {
      if (structure.central()) {
        boolean empty = Boolean.FALSE.equals(structure.populated());
        processors.add(processor(empty ? null : index, structure, table.caches()));
        index += empty ? 0 : 1;
      }
    }
    return processors;
  }

  private static Processor processor(
      @Nullable Integer index, ProcessorInformation structure, List<CacheInformation> caches) {
    return new Processor(
        index,
        structure.socket(),
        structure.populated(),
        meaningful(structure.manufacturer()),
        meaningful(structure.version()),
        null,
        null,
        null,
        null,
        structure.coreCount(),
        structure.coreEnabled(),
        structure.threadCount(),
        structure.maximumSpeedMegahertz(),
        structure.currentSpeedMegahertz(),
        meaningful(structure.serialNumber()),
        meaningful(structure.partNumber()),
        List.of(),
        new ProcessorConfiguration(
            structure.id(),
            structure.status(),
            structure.upgrade(),
            structure.voltageMillivolts(),
            structure.externalClockMegahertz(),
            meaningful(structure.assetTag()),
            structure.characteristics(),
            caches(structure.cacheHandles(), caches)));
  }

  private static List<ProcessorConfiguration.Cache> caches(
      List<Integer> handles, List<CacheInformation> all) {
    List<ProcessorConfiguration.Cache> caches = new ArrayList<>();
    for (Integer handle : handles) {
      for (CacheInformation cache : all) {
        if (cache.handle() == handle) {
          caches.add(
              new ProcessorConfiguration.Cache(
                  cache.designation(),
                  cache.level(),
                  cache.enabled(),
                  cache.type(),
                  cache.installedBytes(),
                  cache.maximumBytes(),
                  cache.errorCorrection(),
                  cache.associativity()));
        }
      }
    }
    return caches;
  }

  /// Placeholders of a processor are dropped: nearly all processors have them, and they would keep
  /// the kernel's better word out.
  private static @Nullable String meaningful(@Nullable String text) {
    return text == null || Placeholders.reason(text) != null ? null : text;
  }
}
