package assay.source.kernel;

import assay.host.Command;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The kernel's ring buffer, dmesg(1), of busybox and of util-linux. What was pushed out of it is
/// lost: a machine of hundreds of cores may have said more than it holds.
public final class KernelLog {
  /// Name of the command.
  public static final String TOOL = "dmesg";

  /// What drivers/base/firmware_loader/main.c says, and what Debian's kernel says in its place,
  /// behind driver and device (dev_printk).
  private static final Pattern REFUSED =
      Pattern.compile(
          "^(?:\\[[^\\]]*\\] ?)*(\\S+) (\\S+): "
              + "(?:Direct firmware load for (\\S+) failed with error (-?\\d{1,9})"
              + "|firmware: failed to load (\\S+) \\((-?\\d{1,9})\\))$",
          Pattern.MULTILINE);

  private static final KernelEvent[] EVENTS = KernelEvent.values();

  /// A log can name more devices than anybody reads of.
  private static final int MOST_TROUBLES = 100;

  private KernelLog() {}

  /// The command whose output [#refusedFirmware] takes.
  public static Command command() {
    return Command.of(TOOL);
  }

  /// The firmware that drivers asked for and did not get, each once, in the order of the log.
  public static List<RefusedFirmware> refusedFirmware(String log) {
    Set<RefusedFirmware> refused = new LinkedHashSet<>();
    Matcher line = REFUSED.matcher(log);
    while (line.find()) {
      boolean direct = line.group(3) != null;
      refused.add(
          new RefusedFirmware(
              line.group(1),
              line.group(2),
              direct ? line.group(3) : line.group(5),
              Integer.parseInt(direct ? line.group(4) : line.group(6))));
    }
    return List.copyOf(refused);
  }

  /// What went wrong with the hardware, by kind and part, in the order of the log.
  public static List<KernelTrouble> troubles(String log) {
    SequencedMap<String, KernelTrouble> troubles = new LinkedHashMap<>();
    for (String line : log.split("\n", -1)) {
      for (KernelEvent event : EVENTS) {
        if (line.contains(event.word())) {
          Matcher match = event.pattern().matcher(line);
          if (match.find()) {
            count(troubles, event, match, line);
            break;
          }
        }
      }
    }
    return List.copyOf(troubles.values());
  }

  private static void count(
      SequencedMap<String, KernelTrouble> troubles, KernelEvent event, Matcher match, String line) {
    String device = event.namesDevice() ? match.group("device") : null;
    Integer code = event == KernelEvent.XID ? code(match.group("code")) : null;
    String key = event + " " + device + " " + code;
    KernelTrouble before = troubles.get(key);
    if (before != null || troubles.size() < MOST_TROUBLES) {
      troubles.put(
          key,
          before == null
              ? new KernelTrouble(event, device, 1, withoutTime(line), code)
              : new KernelTrouble(event, device, before.count() + 1, before.first(), code));
    }
  }

  private static @Nullable Integer code(String digits) {
    return digits.length() > 9 ? null : Integer.valueOf(digits);
  }

  private static String withoutTime(String line) {
    int end = line.startsWith("[") ? line.indexOf("] ") : -1;
    return line.substring(end < 0 ? 0 : end + 2).strip();
  }
}
