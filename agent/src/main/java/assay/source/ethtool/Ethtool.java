package assay.source.ethtool;

import assay.host.Command;
import assay.source.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ethtool(8). Its JSON is for some of its questions only, and not for these; its text has had the
/// same shape since it was written: `Name: value`, where a list goes on below its first line.
public final class Ethtool {
  /// Name of the command.
  public static final String TOOL = "ethtool";

  private static final String LINK_MODES = "Supported link modes";

  private Ethtool() {}

  /// Asks for a port's link: what it is and what it could be.
  public static Command link(String port) {
    return Command.of(TOOL, port).on("/sys/class/net/" + port);
  }

  /// Asks for a port's driver and firmware.
  public static Command driver(String port) {
    return Command.of(TOOL, "-i", port).on("/sys/class/net/" + port);
  }

  /// Names and values of an answer. What is empty or not known is not there.
  public static Map<String, String> parse(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    String name = null;
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        name = line.substring(0, colon).strip();
        put(fields, name, line.substring(colon + 1).strip());
      } else if (name != null && !line.isBlank()) {
        put(fields, name, (fields.getOrDefault(name, "") + " " + line.strip()).strip());
      }
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    boolean unknown =
        value.isEmpty()
            || value.startsWith("Unknown")
            || value.equals("Not reported")
            || value.equals("N/A")
            || value.equals("[  ]");
    if (!unknown) {
      fields.put(name, value);
    }
  }

  /// The fastest of the link modes a port supports, such as `25000baseCR/Full`, in Mb/s; null where
  /// it reports none.
  public static @Nullable Integer maximumSpeedMbps(Map<String, String> link) {
    int fastest = 0;
    for (String mode : link.getOrDefault(LINK_MODES, "").split(" +", -1)) {
      int end = mode.indexOf("base");
      Long speed = end < 1 ? null : Attributes.number(mode.substring(0, end), 10);
      if (speed != null && speed > fastest && speed <= Integer.MAX_VALUE) {
        fastest = speed.intValue();
      }
    }
    return fastest == 0 ? null : Integer.valueOf(fastest);
  }
}
