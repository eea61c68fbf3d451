package assay.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How reports of this audit left the machine, as of the writing of this one: a report cannot tell
/// of its own delivery, so that a complete one tells of the first one's. The service
/// `assay-delivery` writes it down, and in `/run/assay/steps/delivery` goes on to.
///
/// @param target where they go, without passwords and signatures
/// @param state of the first report: `waiting` for an address, `sending`, `retrying`, `delivered`
/// @param attempts made so far
/// @param route the network card that the last attempt went by, or `default route`
/// @param reason why the last attempt failed, if it did
public record DeliverySection(
    String target, String state, int attempts, @Nullable String route, @Nullable String reason) {
  /// The service's step.
  public static final String STEP = "delivery";

  private static final String NUMBER = "[0-9]{1,9}";

  /// What the service wrote down; null where it has nothing to send.
  public static @Nullable DeliverySection of(Map<String, String> step) {
    String target = step.get("target");
    if (target == null) {
      return null;
    }
    String attempts = step.getOrDefault("attempts", "0");
    return new DeliverySection(
        target,
        step.getOrDefault("delivery", "waiting"),
        attempts.matches(NUMBER) ? Integer.parseInt(attempts) : 0,
        said(step, "route"),
        said(step, "why"));
  }

  private static @Nullable String said(Map<String, String> step, String key) {
    String words = step.getOrDefault(key, "");
    return words.isEmpty() ? null : words;
  }
}
