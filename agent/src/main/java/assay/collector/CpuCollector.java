package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Finding;
import assay.inventory.Hardware;
import assay.inventory.NumaNode;
import assay.inventory.Processor;
import assay.inventory.ProcessorSummary;
import assay.inventory.Section;
import assay.rules.Catalogue;
import assay.source.Attributes;
import assay.source.cpu.CpuFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Processors, their caches and memory nodes, as the running kernel sees them.
final class CpuCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int KIB = 1024;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(ProcessorSummary.SECTION, Processor.SECTION, NumaNode.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(CpuFiles.query());
    CpuFiles files = new CpuFiles(set);
    List<Map<String, String>> logical = files.logicalProcessors();
    List<NumaNode> nodes = nodes(files);
    Hardware hardware = Hardware.of(NumaNode.SECTION, nodes);
    if (!logical.isEmpty()) {
      SortedMap<Integer, List<Map<String, String>>> sockets = new TreeMap<>();
      for (Map<String, String> one : logical) {
        sockets.computeIfAbsent(socket(one), _ -> new ArrayList<>()).add(one);
      }
      hardware =
          hardware
              .with(ProcessorSummary.SECTION, summary(files, logical, sockets, nodes.size()))
              .with(Processor.SECTION, processors(sockets, caches(files)));
    }
    return Readings.outcome(
        "reading /proc/cpuinfo and /sys/devices/system/cpu",
        set,
        hardware,
        findings(hardware.processorSummary()),
        "nothing said of processors");
  }

  private static List<Finding> findings(@Nullable ProcessorSummary summary) {
    List<Finding> findings = new ArrayList<>();
    if (summary == null) {
      return findings;
    }
    if (summary.microcodeVersions().size() > 1) {
      findings.add(
          Catalogue.event(
              "microcode_differs",
              "processors run different microcode: "
                  + String.join(", ", summary.microcodeVersions()),
              "processors"));
    }
    List<String> vulnerable = new ArrayList<>();
    for (Map.Entry<String, String> one : summary.vulnerabilities().entrySet()) {
      if (one.getValue().startsWith("Vulnerable")) {
        vulnerable.add(one.getKey());
      }
    }
    if (!vulnerable.isEmpty()) {
      findings.add(
          Catalogue.event(
              "processor_vulnerable",
              "nothing protects from " + String.join(", ", vulnerable),
              "processors"));
    }
    return findings;
  }

  /// Where the kernel tells no sockets apart, all is one.
  private static int socket(Map<String, String> logical) {
    Long socket = Attributes.number(logical.get("physical id"), 10);
    return socket == null ? 0 : socket.intValue();
  }

  private static ProcessorSummary summary(
      CpuFiles files,
      List<Map<String, String>> logical,
      SortedMap<Integer, List<Map<String, String>>> sockets,
      int nodeCount) {
    Set<String> microcode = new LinkedHashSet<>();
    for (Map<String, String> one : logical) {
      String version = one.get("microcode");
      if (version != null && !version.isEmpty()) {
        microcode.add(version);
      }
    }
    int cores = 0;
    for (List<Map<String, String>> one : sockets.values()) {
      cores += cores(one);
    }
    String flags = logical.getFirst().getOrDefault("flags", "");
    return new ProcessorSummary(
        sockets.size(),
        cores,
        logical.size(),
        nodeCount == 0 ? null : Integer.valueOf(nodeCount),
        files.offlineCount(),
        files.smtActive(),
        List.copyOf(microcode),
        flags.isEmpty() ? List.of() : List.of(flags.split(" +", -1)),
        files.vulnerabilities());
  }

  private static int cores(List<Map<String, String>> socket) {
    Set<String> cores = new LinkedHashSet<>();
    for (Map<String, String> one : socket) {
      cores.add(one.getOrDefault("core id", one.getOrDefault("processor", "")));
    }
    return cores.size();
  }

  private static List<Processor> processors(
      SortedMap<Integer, List<Map<String, String>>> sockets, List<Processor.Cache> caches) {
    List<Processor> processors = new ArrayList<>();
    for (List<Map<String, String>> socket : sockets.values()) {
      Map<String, String> first = socket.getFirst();
      processors.add(
          new Processor(
              processors.size(),
              null,
              Boolean.TRUE,
              null,
              null,
              first.get("model name"),
              first.get("vendor_id"),
              null,
              null,
              cores(socket),
              null,
              socket.size(),
              null,
              null,
              null,
              null,
              caches,
              null));
    }
    return processors;
  }

  private static List<Processor.Cache> caches(CpuFiles files) {
    List<Processor.Cache> caches = new ArrayList<>();
    for (Attributes cache : files.caches()) {
      Integer level = cache.count("level");
      String type = cache.text("type");
      if (level != null) {
        caches.add(
            new Processor.Cache(
                level,
                type == null ? null : type.toLowerCase(Locale.ROOT),
                kibibytes(cache.text("size")),
                cache.count("coherency_line_size")));
      }
    }
    return caches;
  }

  private static List<NumaNode> nodes(CpuFiles files) {
    List<NumaNode> nodes = new ArrayList<>();
    for (Attributes node : files.nodes()) {
      Long number = Attributes.number(node.folder().replaceFirst(".*/node", ""), 10);
      if (number != null) {
        String line = node.text("distance");
        List<Integer> distances = new ArrayList<>();
        for (String word : line == null ? new String[0] : line.split(" +", -1)) {
          Long distance = Attributes.number(word, 10);
          if (distance != null) {
            distances.add(distance.intValue());
          }
        }
        nodes.add(
            new NumaNode(
                number.intValue(), node.text("cpulist"), total(node.text("meminfo")), distances));
      }
    }
    return nodes;
  }

  /// `Node 1 MemTotal: 767484 kB`.
  private static @Nullable Long total(@Nullable String meminfo) {
    int at = meminfo == null ? -1 : meminfo.indexOf("MemTotal:");
    if (meminfo == null || at < 0) {
      return null;
    }
    String rest = meminfo.substring(at + "MemTotal:".length()).strip();
    int end = rest.indexOf(" kB");
    Long count = end < 0 ? null : Attributes.number(rest.substring(0, end), 10);
    return count == null ? null : Long.valueOf(count * KIB);
  }

  /// `32K`.
  private static @Nullable Long kibibytes(@Nullable String size) {
    Long count =
        size == null || !size.endsWith("K")
            ? null
            : Attributes.number(size.substring(0, size.length() - 1), 10);
    return count == null ? null : Long.valueOf(count * KIB);
  }
}
