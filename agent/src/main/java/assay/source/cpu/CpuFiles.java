package assay.source.cpu;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `/proc/cpuinfo` (proc_cpuinfo(5)) and `/sys/devices/system/cpu` (kernel:
/// Documentation/ABI/testing/sysfs-devices-system-cpu), `/sys/devices/system/node`.
///
/// @param set what was read
public record CpuFiles(FileSet set) {
  private static final String CPUINFO = "/proc/cpuinfo";
  private static final String FOLDER = "/sys/devices/system/cpu";
  private static final String NODES = "/sys/devices/system/node";

  /// Two thousand processors with their flags.
  private static final int CPUINFO_LIMIT_BYTES = 4 << 20;

  /// What to read. Caches of the first processor only: of a machine's processors each has the same,
  /// and five files of each of four caches of 512 are ten thousand.
  public static FileQuery query() {
    return FileQuery.of(
            "cpu",
            List.of(
                CPUINFO,
                FOLDER + "/online",
                FOLDER + "/present",
                FOLDER + "/smt/active",
                FOLDER + "/vulnerabilities/*",
                FOLDER + "/cpu0/cache/index[0-9]*/level",
                FOLDER + "/cpu0/cache/index[0-9]*/type",
                FOLDER + "/cpu0/cache/index[0-9]*/size",
                FOLDER + "/cpu0/cache/index[0-9]*/coherency_line_size",
                NODES + "/node[0-9]*/cpulist",
                NODES + "/node[0-9]*/distance",
                NODES + "/node[0-9]*/meminfo"),
            List.of())
        .upTo(CPUINFO_LIMIT_BYTES);
  }

  /// The logical processors that are online, with what the kernel says of each, such as `model
  /// name`, `physical id` and `microcode`.
  public List<Map<String, String>> logicalProcessors() {
    List<Map<String, String>> processors = new ArrayList<>();
    String text = set.text(CPUINFO);
    if (text == null) {
      return processors;
    }
    SequencedMap<String, String> one = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        one.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else if (!one.isEmpty()) {
        processors.add(one);
        one = new LinkedHashMap<>();
      }
    }
    if (!one.isEmpty()) {
      processors.add(one);
    }
    return processors;
  }

  /// How many there are that are not online; null where the kernel does not say.
  public @Nullable Integer offlineCount() {
    Attributes of = new Attributes(set, FOLDER);
    Integer present = CpuList.count(of.text("present"));
    Integer online = CpuList.count(of.text("online"));
    return present == null || online == null || present < online
        ? null
        : Integer.valueOf(present - online);
  }

  /// Whether cores run several threads each just now.
  public @Nullable Boolean smtActive() {
    return new Attributes(set, FOLDER).flag("smt/active");
  }

  /// The kernel's words by the vulnerability's name, such as `Mitigation: PTI`.
  public SortedMap<String, String> vulnerabilities() {
    SortedMap<String, String> vulnerabilities = new TreeMap<>();
    String folder = FOLDER + "/vulnerabilities";
    for (String name : set.children(folder)) {
      String words = set.text(folder + "/" + name);
      if (words != null) {
        vulnerabilities.put(name, words);
      }
    }
    return vulnerabilities;
  }

  /// The caches of the first processor.
  public List<Attributes> caches() {
    return numbered(FOLDER + "/cpu0/cache", "index");
  }

  /// The memory nodes.
  public List<Attributes> nodes() {
    return numbered(NODES, "node");
  }

  private List<Attributes> numbered(String folder, String prefix) {
    List<Attributes> found = new ArrayList<>();
    for (String name : set.children(folder)) {
      if (name.startsWith(prefix)) {
        found.add(new Attributes(set, folder + "/" + name));
      }
    }
    return found;
  }
}
