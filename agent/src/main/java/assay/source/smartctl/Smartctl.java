package assay.source.smartctl;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.source.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Command lines and answers of smartctl(8).
public final class Smartctl {
  /// The program's name.
  public static final String TOOL = "smartctl";

  /// The exit status smartctl is told to end with for a sleeping drive; bits 0 and 1, which come
  /// with no data either.
  private static final String ASLEEP_STATUS = "3";

  /// Many times what a drive has to say; a dozen drives are asked at a time.
  private static final long ANSWER_LIMIT_BYTES = 1100 << 10;

  private Smartctl() {}

  /// Lists devices without opening them.
  public static Command scan() {
    return Command.of(TOOL, "--scan", "-j");
  }

  /// Asks for everything a drive has, and does not wake it.
  public static Command ask(ScannedDevice device) {
    List<String> argv =
        new ArrayList<>(List.of(TOOL, "-j", "-x", "-n", "standby," + ASLEEP_STATUS));
    if (device.typed()) {
      argv.addAll(List.of("-d", device.type()));
    }
    argv.add(device.name());
    return new Command(argv, null, ANSWER_LIMIT_BYTES, device.name());
  }

  /// The devices a scan found; null when its output cannot be read.
  public static @Nullable List<ScannedDevice> devices(Execution scan) {
    JsonNode root = Json.parse(scan.stdout());
    if (root == null) {
      return null;
    }
    List<ScannedDevice> devices = new ArrayList<>();
    for (JsonNode device : root.path("devices")) {
      String name = Json.text(device, "name");
      String type = Json.text(device, "type");
      if (name != null) {
        devices.add(new ScannedDevice(name, type == null ? "" : type));
      }
    }
    return List.copyOf(devices);
  }

  /// What it said of a drive; null when the output is not whole JSON. The output counts whatever
  /// the exit status, and its own note of that status counts more than the process's: a status from
  /// 128 on may also be a signal's.
  public static @Nullable SmartReport report(Execution execution) {
    if (execution.truncated()) {
      return null;
    }
    JsonNode root = Json.parse(execution.stdout());
    if (root == null) {
      return null;
    }
    int status = execution.ending() instanceof Ending.Exited(int exited) ? exited : 0;
    return SmartReportReader.read(root, status);
  }
}
