package assay.report.html;

import java.util.Locale;
import java.util.Map;

/// The name of a field in words: `maximumLinkSpeedGigatransfers` is "Maximum link speed".
final class FieldName {
  /// Words that are written otherwise than others.
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("bios", "BIOS"),
          Map.entry("bmc", "BMC"),
          Map.entry("cpu", "CPU"),
          Map.entry("crc", "CRC"),
          Map.entry("ecc", "ECC"),
          Map.entry("fru", "FRU"),
          Map.entry("gpu", "GPU"),
          Map.entry("gpus", "GPUs"),
          Map.entry("guid", "GUID"),
          Map.entry("id", "ID"),
          Map.entry("ip", "IP"),
          Map.entry("ipmi", "IPMI"),
          Map.entry("lan", "LAN"),
          Map.entry("lldp", "LLDP"),
          Map.entry("mac", "MAC"),
          Map.entry("mtu", "MTU"),
          Map.entry("numa", "NUMA"),
          Map.entry("pci", "PCI"),
          Map.entry("raid", "RAID"),
          Map.entry("rom", "ROM"),
          Map.entry("sku", "SKU"),
          Map.entry("smart", "SMART"),
          Map.entry("ssh", "SSH"),
          Map.entry("tpm", "TPM"),
          Map.entry("uefi", "UEFI"),
          Map.entry("usb", "USB"),
          Map.entry("uuid", "UUID"),
          Map.entry("vlan", "VLAN"),
          Map.entry("wwn", "WWN"));

  private FieldName() {}

  /// The last name of a path such as `health.temperatureCelsius`.
  static String leaf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// In words, without the unit that [Quantity] shows with the value.
  static String words(String name) {
    if (name.indexOf(' ') >= 0) {
      // Not a name of ours but of the machine's.
      return name;
    }
    String bare = name.substring(0, name.length() - Quantity.unitLength(name));
    StringBuilder words = new StringBuilder(bare.length() + 8);
    int begin = 0;
    for (int i = 1; i <= bare.length(); i++) {
      if (i == bare.length() || boundary(bare, i)) {
        word(bare.substring(begin, i), words);
        begin = i;
      }
    }
    return words.toString();
  }

  private static boolean boundary(String name, int at) {
    return Character.isUpperCase(name.charAt(at)) && !Character.isUpperCase(name.charAt(at - 1));
  }

  private static void word(String word, StringBuilder to) {
    if (word.isEmpty()) {
      return;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String written = WRITTEN.getOrDefault(lower, lower);
    if (to.isEmpty()) {
      to.append(Character.toUpperCase(written.charAt(0))).append(written, 1, written.length());
    } else {
      to.append(' ').append(written);
    }
  }
}
