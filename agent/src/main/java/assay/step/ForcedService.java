package assay.step;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service that `netboot.sh` made OpenRC take for started, or was to. Nobody asks it again for
/// the report: [Outcome#ready] means that it answered its question when it was started, and
/// [Outcome#already] that OpenRC had it started and it answered when it was looked at last.
///
/// @param name the service
/// @param outcome see [Outcome]
/// @param reason why, where the outcome does not say it all
public record ForcedService(String name, Outcome outcome, @Nullable String reason) {
  private static final String KEY = "service.";

  /// The names are those of `netboot.sh` and of the report.
  public enum Outcome {
    /// OpenRC takes it for started; it is no daemon that could answer.
    started,
    /// Started past OpenRC; it answered its question, or came back without error where it has none.
    ready,
    /// It was there before, by an earlier call or because OpenRC could start it.
    already,
    /// Its program is not there, or nothing says how to start it.
    skipped,
    /// Started, and no answer within its limit.
    timeout,
    /// Not started, or OpenRC does not take it for started.
    failed
  }

  /// Those that a step's keys name, in their order.
  static List<ForcedService> of(Map<String, String> keys) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(KEY))
        .map(entry -> parse(entry.getKey().substring(KEY.length()), entry.getValue()))
        .toList();
  }

  /// `OUTCOME` or `OUTCOME, WORDS`.
  private static ForcedService parse(String name, String text) {
    String[] parts = text.split(", ", 2);
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(parts[0])) {
        return new ForcedService(name, outcome, parts.length == 1 ? null : parts[1]);
      }
    }
    return new ForcedService(name, Outcome.failed, "netboot says \"%s\" of it".formatted(text));
  }
}
