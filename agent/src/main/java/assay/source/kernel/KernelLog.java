package assay.source.kernel;

import assay.host.Command;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
}
