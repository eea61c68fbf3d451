package assay.source.pci;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/sys/bus/pci/devices` (kernel: Documentation/ABI/testing/sysfs-bus-pci). Only attributes the
/// kernel answers from memory or with one read of configuration space; never `config` or `vpd`.
public final class PciBus {
  private static final String FOLDER = "/sys/bus/pci/devices";
  private static final List<String> ATTRIBUTES =
      List.of(
          "vendor",
          "device",
          "subsystem_vendor",
          "subsystem_device",
          "class",
          "revision",
          "numa_node",
          "current_link_speed",
          "max_link_speed",
          "current_link_width",
          "max_link_width",
          "aer_dev_correctable",
          "aer_dev_nonfatal",
          "aer_dev_fatal");
  private static final Pattern SPEED = Pattern.compile("^(\\d+(?:\\.\\d+)?) GT/s");

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");

  /// What a port reports that has no width to report.
  private static final int NO_WIDTH = 255;

  /// The registers of a function that belongs to no subsystem read as zeros.
  private static final String NO_VENDOR = "0000";

  private PciBus() {}

  /// What to read for [#functions].
  public static FileQuery query() {
    return FileQuery.of(
        "pci",
        ATTRIBUTES.stream().map(name -> FOLDER + "/*/" + name).toList(),
        List.of(FOLDER + "/*", FOLDER + "/*/driver"));
  }

  /// The functions that were read, by address.
  public static List<PciFunction> functions(FileSet set) {
    return set.children(FOLDER).stream().sorted().map(address -> function(set, address)).toList();
  }

  private static PciFunction function(FileSet set, String address) {
    String folder = FOLDER + "/" + address + "/";
    String subsystemVendor = digits(set.text(folder + "subsystem_vendor"));
    boolean subsystem = !NO_VENDOR.equals(subsystemVendor);
    return new PciFunction(
        address,
        digits(set.text(folder + "vendor")),
        digits(set.text(folder + "device")),
        subsystem ? subsystemVendor : null,
        subsystem ? digits(set.text(folder + "subsystem_device")) : null,
        digits(set.text(folder + "class")),
        digits(set.text(folder + "revision")),
        set.linkName(folder + "driver"),
        number(set.text(folder + "numa_node"), Integer.MAX_VALUE),
        speed(set.text(folder + "current_link_speed")),
        speed(set.text(folder + "max_link_speed")),
        width(set.text(folder + "current_link_width")),
        width(set.text(folder + "max_link_width")),
        parent(set.links().getOrDefault(FOLDER + "/" + address, "")),
        total(set.text(folder + "aer_dev_correctable")),
        total(set.text(folder + "aer_dev_nonfatal")),
        total(set.text(folder + "aer_dev_fatal")));
  }

  /// The function whose bus this one is on: the component before the last of where the link leads.
  private static @Nullable String parent(String target) {
    int last = target.lastIndexOf('/');
    int before = target.lastIndexOf('/', last - 1);
    String name = before < 0 ? "" : target.substring(before + 1, last);
    return ADDRESS.matcher(name).matches() ? name : null;
  }

  /// The sum in the last line, such as `TOTAL_ERR_COR 3`.
  private static @Nullable Integer total(@Nullable String counts) {
    int at = counts == null ? -1 : counts.lastIndexOf("TOTAL_ERR");
    int space = counts == null || at < 0 ? -1 : counts.indexOf(' ', at);
    return counts == null || space < 0
        ? null
        : number(counts.substring(space + 1), Integer.MAX_VALUE);
  }

  private static @Nullable String digits(@Nullable String text) {
    return text == null || !text.startsWith("0x") ? null : text.substring(2);
  }

  private static @Nullable Double speed(@Nullable String text) {
    return Stream.ofNullable(text)
        .map(SPEED::matcher)
        .filter(Matcher::find)
        .map(matcher -> Double.valueOf(matcher.group(1)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer width(@Nullable String text) {
    Integer width = number(text, NO_WIDTH - 1);
    return width == null || width == 0 ? null : width;
  }

  /// A number from 0 to `most`; the kernel writes -1 for unknown.
  private static @Nullable Integer number(@Nullable String text, int most) {
    try {
      int value = text == null ? -1 : Integer.parseInt(text);
      return value < 0 || value > most ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
