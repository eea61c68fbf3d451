package assay.source.ipmitool;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Command lines of ipmitool(1), and what its endings mean.
///
/// Its open interface waits 15 seconds for each answer, so a dead controller is found out with one
/// cheap question before the long ones.
public final class Ipmitool {
  /// The program's name.
  public static final String TOOL = "ipmitool";

  /// Limit of the first question.
  public static final Duration GATE_LIMIT = Duration.ofSeconds(20);

  /// A real BMC may need a second for each ten of its sensors.
  static final Duration LIST_LIMIT = Duration.ofSeconds(90);

  private static final String FOLDER = "/sys/class/ipmi";

  /// In ACPI's namespace (IPMI specification 2.0, C3).
  private static final String ACPI = "/sys/bus/acpi/devices/IPI000";

  /// Of SMBIOS type 38, once the driver has read that (drivers/char/ipmi/ipmi_dmi.c).
  private static final String SMBIOS = "/sys/bus/platform/devices/dmi-ipmi-";

  /// The controller answered that it knows no such command, or has no such channel.
  private static final Pattern UNSUPPORTED =
      Pattern.compile(
          "Invalid command|Invalid channel|is not a LAN channel|Channel .* not (?:available|present)"
              + "|Parameter not supported",
          Pattern.CASE_INSENSITIVE);

  private static final String NO_CHANNELS = "Get Channel Info command failed: Invalid command";

  private Ipmitool() {}

  /// What to read for [#devices]; the device files themselves are not touched.
  public static FileQuery query() {
    return FileQuery.of(
        "ipmi", List.of(ACPI + "*/status"), List.of(FOLDER + "/*", ACPI + "*", SMBIOS + "*"));
  }

  /// Whether the firmware names a management controller that is there, whatever the kernel made of
  /// it. Boards on which one can be fitted have an object in ACPI also without one; its status then
  /// lacks the lowest bit (ACPI 6.5, 6.3.7), and an object without a status is there.
  public static boolean announced(FileSet set) {
    return set.links().keySet().stream()
        .anyMatch(path -> path.startsWith(SMBIOS) || path.startsWith(ACPI) && fitted(set, path));
  }

  private static boolean fitted(FileSet set, String path) {
    String status = set.text(path + "/status");
    return status == null || !status.matches("[0-9]{1,9}") || Integer.parseInt(status) % 2 == 1;
  }

  /// The kernel's IPMI devices, such as `ipmi0`.
  public static List<String> devices(FileSet set) {
    return set.children(FOLDER).stream().filter(name -> name.startsWith("ipmi")).sorted().toList();
  }

  /// The first question.
  public static Command mcInfo(String device) {
    return on(device, "mc", "info").within(GATE_LIMIT);
  }

  /// The controller's GUID.
  public static Command mcGuid(String device) {
    return on(device, "mc", "guid");
  }

  /// All sensors.
  public static Command sensors(String device) {
    return on(device, "-c", "sdr", "elist").within(LIST_LIMIT);
  }

  /// The event log.
  public static Command events(String device) {
    return on(device, "-c", "sel", "elist").within(LIST_LIMIT);
  }

  /// The inventory stores.
  public static Command fru(String device) {
    return on(device, "fru", "print");
  }

  /// The network settings of a channel.
  public static Command lan(String device, int channel) {
    return on(device, "lan", "print", Integer.toString(channel));
  }

  /// Whether it ended with the controller's refusal: a result, not a failure.
  public static boolean unsupported(Execution execution) {
    return execution.ending() instanceof Ending.Exited
        && UNSUPPORTED.matcher(execution.errorText()).find();
  }

  /// Whether the controller knows nothing of channels, so that no other need be asked for.
  public static boolean channelsUnknown(Execution execution) {
    return execution.errorText().contains(NO_CHANNELS);
  }

  private static Command on(String device, String... arguments) {
    String[] argv = new String[arguments.length + 1];
    argv[0] = TOOL;
    System.arraycopy(arguments, 0, argv, 1, arguments.length);
    return Command.of(argv).on("/dev/" + device);
  }
}
