package assay.source.net;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.List;

/// `/sys/class/net` (kernel: Documentation/ABI/testing/sysfs-class-net). Interfaces without a
/// `device` link are virtual (lo, bridges, bonds, VLANs) and left out.
public final class NetInterfaces {
  private static final String FOLDER = "/sys/class/net";
  private static final List<String> ATTRIBUTES =
      List.of(
          "address",
          "addr_assign_type",
          "operstate",
          "carrier",
          "speed",
          "duplex",
          "mtu",
          "carrier_down_count",
          "statistics/rx_errors",
          "statistics/tx_errors",
          "statistics/rx_crc_errors");

  private NetInterfaces() {}

  /// What to read for [#interfaces].
  public static FileQuery query() {
    return FileQuery.of(
        "net",
        ATTRIBUTES.stream().map(name -> FOLDER + "/*/" + name).toList(),
        List.of(FOLDER + "/*", FOLDER + "/*/device", FOLDER + "/*/device/driver"));
  }

  /// The physical interfaces that were read.
  public static List<NetInterface> interfaces(FileSet set) {
    return set.children(FOLDER).stream()
        .filter(name -> set.links().containsKey(FOLDER + "/" + name + "/device"))
        .map(name -> port(set, name))
        .toList();
  }

  private static NetInterface port(FileSet set, String name) {
    Attributes of = new Attributes(set, FOLDER + "/" + name);
    String folder = of.folder() + "/";
    String target = set.links().getOrDefault(FOLDER + "/" + name, "");
    String carrier = set.text(folder + "carrier");
    String duplex = set.text(folder + "duplex");
    String state = set.text(folder + "operstate");
    return new NetInterface(
        name,
        target.substring(Math.max(0, target.indexOf("/devices/"))),
        set.text(folder + "address"),
        "0".equals(set.text(folder + "addr_assign_type")),
        set.linkName(folder + "device/driver"),
        "unknown".equals(state) ? null : state,
        carrier == null ? null : Boolean.valueOf(carrier.equals("1")),
        of.positive("speed"),
        "unknown".equals(duplex) ? null : duplex,
        of.positive("mtu"),
        of.natural("statistics/rx_errors"),
        of.natural("statistics/tx_errors"),
        of.natural("statistics/rx_crc_errors"),
        of.natural("carrier_down_count"));
  }
}
