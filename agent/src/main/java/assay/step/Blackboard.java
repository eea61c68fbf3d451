package assay.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the boot services wrote down about themselves: `steps/NAME` below `/run/assay`, lines
/// `KEY=VALUE`. The folder is our own tmpfs.
public record Blackboard(Path folder) {
  /// The keys of a step in the order of its file; empty where the service has not begun.
  public Map<String, String> step(String name) {
    Map<String, String> keys = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("steps").resolve(name))) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          keys.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return keys;
  }

  /// What the service says of itself.
  public Verification look(String name) {
    Map<String, String> keys = step(name);
    String reason = keys.getOrDefault("reason", "");
    return switch (keys.getOrDefault("state", "")) {
      case "done", "partial" -> new Verification.Done(reason);
      case "running" -> new Verification.Running();
      case "skipped" -> new Verification.NotNeeded(reason);
      case "timeout" -> new Verification.GaveUp(reason);
      case "" -> new Verification.Down("the service has not run");
      default -> new Verification.Down(reason.isEmpty() ? "the service failed" : reason);
    };
  }

  /// Whether drivers are being looked for or loaded for a device that came after the boot.
  public boolean loading() {
    return Files.exists(folder.resolve("coldplug.loading"));
  }

  /// A number a service wrote down, if it did.
  public @Nullable Long number(String step, String key) {
    String value = step(step).get(key);
    return value == null || !value.matches("[0-9]{1,15}") ? null : Long.valueOf(value);
  }
}
