package assay.report;

import assay.collector.CollectorResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A collector in the report.
///
/// @param outcome `ok`, `partial`, `absent`, `tool_missing`, `failed`, `timeout`, `stuck`,
///     `skipped`; before that `pending` and `running`
public record CollectorEntry(
    String name,
    String outcome,
    @Nullable String reason,
    long limitMillis,
    @Nullable Long startedUptimeMillis,
    @Nullable Long durationMillis,
    @Nullable List<CommandEntry> commands) {

  private static final int LONGEST_REASON = 1000;

  static CollectorEntry waiting(String name, String outcome, long limitMillis) {
    return new CollectorEntry(name, outcome, null, limitMillis, null, null, null);
  }

  boolean running() {
    return outcome.equals("running");
  }

  /// The same with another reason.
  CollectorEntry because(String newReason) {
    return new CollectorEntry(
        name, outcome, newReason, limitMillis, startedUptimeMillis, durationMillis, commands);
  }

  static CollectorEntry of(CollectorResult result, @Nullable Long startedUptimeMillis) {
    return new CollectorEntry(
        result.name(),
        result.outcome().word(),
        shortened(result.outcome().reason()),
        result.limit().toMillis(),
        startedUptimeMillis,
        result.duration().toMillis(),
        result.executions().stream().map(CommandEntry::of).toList());
  }

  private static @Nullable String shortened(@Nullable String reason) {
    return reason == null || reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON) + "...";
  }

  /// This run and a later one of the same collector as one. A later run looks at what came since:
  /// it does not make good what this one lacks.
  CollectorEntry followedBy(CollectorEntry later) {
    boolean whole = later.gap() == null;
    String joined = outcome;
    if (outcome.equals("absent")) {
      joined = later.outcome;
    } else if (outcome.equals("ok") && !whole) {
      joined = "partial";
    }
    return new CollectorEntry(
        name,
        joined,
        join(gap() == null ? null : reason, whole ? null : later.reason, joined),
        limitMillis,
        startedUptimeMillis,
        sum(durationMillis, later.durationMillis),
        Stream.of(commands, later.commands)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .toList());
  }

  private @Nullable String join(@Nullable String one, @Nullable String other, String joined) {
    String both =
        Stream.of(one, other).filter(Objects::nonNull).distinct().collect(Collectors.joining("; "));
    return both.isEmpty() ? (joined.equals("absent") ? reason : null) : both;
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null ? one : Long.valueOf(one + other);
  }

  /// What the verdict has to hold against this collector, or null: what it should have looked at
  /// and did not.
  @Nullable String gap() {
    return switch (outcome) {
      case "ok", "absent" -> null;
      default -> reason == null ? name + ": " + outcome : name + ": " + outcome + ": " + reason;
    };
  }
}
