package assay.report.html;

import java.util.Locale;

/// Which processor a memory slot belongs to, as far as the firmware's names of it tell:
/// `CPU1_DIMM_A1`, `P0-DIMMA1`, `PROC 2 DIMM 3`, bank `P0_Node1_Channel0`, or the letter of `A1` to
/// `B12`.
final class SlotGroup {
  /// The longest first: each is also the beginning of another.
  private static final String[] PROCESSOR = {
    "processor", "socket", "proc", "cpu", "node", "skt", "p"
  };

  private SlotGroup() {}

  /// The group's name; empty where the names tell nothing.
  static String of(String slot, String bank) {
    String number = processor(slot);
    if (number.isEmpty()) {
      number = processor(bank);
    }
    if (!number.isEmpty()) {
      return "Processor " + number;
    }
    return letterAndNumber(slot) ? "Slots " + slot.charAt(0) : "";
  }

  private static String processor(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : PROCESSOR) {
      int found = lower.indexOf(word);
      if (found < 0 || found > 0 && Character.isLetterOrDigit(lower.charAt(found - 1))) {
        continue;
      }
      int digits = found + word.length();
      while (digits < lower.length() && " _-#".indexOf(lower.charAt(digits)) >= 0) {
        digits++;
      }
      int end = digits;
      while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
        end++;
      }
      if (end > digits && end - digits <= 2) {
        return lower.substring(digits, end);
      }
    }
    return "";
  }

  private static boolean letterAndNumber(String slot) {
    if (slot.length() < 2 || slot.length() > 3 || !Character.isUpperCase(slot.charAt(0))) {
      return false;
    }
    for (int i = 1; i < slot.length(); i++) {
      if (slot.charAt(i) < '0' || slot.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
