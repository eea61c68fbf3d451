package assay.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What technicians call the parts and values of a report.
public final class Wording {
  private static final int LONGEST_VALUE = 120;

  /// What tells an element of a list from the others, best first.
  private static final List<String> NAMES =
      List.of(
          "slot",
          "socket",
          "address",
          "name",
          "id",
          "number",
          "channel",
          "macAddress",
          "index",
          "device",
          "serialNumber",
          "type");

  /// What else an element may be called by.
  private static final List<String> OTHER_NAMES =
      List.of("path", "pciAddress", "permanentMacAddress", "wwn", "uuid");

  private static final Map<String, String> NOUNS =
      Map.of(
          "modules", "memory module",
          "networkPorts", "port",
          "pciDevices", "PCI device",
          "raidControllers", "RAID controller",
          "lanChannels", "LAN channel",
          "bays", "bay",
          "fru", "FRU",
          "opticalDrives", "optical drive");

  private Wording() {}

  /// One element of a list in words.
  public static String noun(String list) {
    String noun = NOUNS.get(list);
    if (noun != null) {
      return noun;
    }
    String words = Measure.words(list);
    return words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
  }

  /// What an element is called, by the first field that names it; null where it has no name.
  public static @Nullable String name(JsonNode element) {
    for (String field : NAMES) {
      JsonNode value = element.path(field);
      if (value.isValueNode() && !value.isNull()) {
        return value.asText();
      }
    }
    return null;
  }

  /// Whether an element is called that: by its slot, its name, its address, its serial number.
  public static boolean isCalled(JsonNode element, String name) {
    return calls(element, name, NAMES) || calls(element, name, OTHER_NAMES);
  }

  private static boolean calls(JsonNode element, String name, List<String> fields) {
    for (String field : fields) {
      JsonNode value = element.path(field);
      if (value.isValueNode() && value.asText().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an element is a slot or a socket with nothing in it.
  public static boolean isEmpty(JsonNode element) {
    return element.path("populated").isBoolean() && !element.path("populated").booleanValue();
  }

  /// An element of a list in words: `slot B3`, `drive nvme0n1`.
  public static String element(String list, JsonNode element, int index) {
    String name = name(element);
    String noun = noun(list);
    if (element.path("slot").isValueNode()) {
      noun = "slot";
    } else if (element.path("socket").isValueNode()) {
      noun = "socket";
    }
    return plain(noun + " " + (name == null ? "no. " + (index + 1) : name));
  }

  /// A value in words, with its unit, none of it longer than a line.
  ///
  /// @param field the name of the field it stands in
  public static String value(String field, JsonNode value) {
    BigDecimal number = number(value);
    if (number != null) {
      return Measure.of(field).show(number);
    }
    return plain(value.isValueNode() ? value.asText() : value.toString());
  }

  /// The number that a value is; null where it is none, or beyond all measure.
  public static @Nullable BigDecimal number(JsonNode value) {
    if (!value.isNumber() || (value.isDouble() && !Double.isFinite(value.doubleValue()))) {
      return null;
    }
    return value.decimalValue();
  }

  /// A text as one short line without control characters: hardware may call itself anything.
  public static String plain(String text) {
    return printable(
        text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text);
  }

  /// A text in full, without control characters.
  public static String printable(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    return line.toString();
  }
}
