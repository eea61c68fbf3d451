package assay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a report is filed under: every report of one boot of one machine has the same key, so that
/// a later one takes an earlier one's place.
///
/// @param machine `identity.machineId` of the report
/// @param boot `/proc/sys/kernel/random/boot_id`
public record ReportKey(String machine, String boot) {
  /// What comes behind the key in a file's name.
  public static final String SUFFIX = ".json.gz";

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.:-]");
  private static final String UNKNOWN = "unknown";
  private static final int LONGEST = 128;

  /// @throws IllegalArgumentException where a part could lead out of its folder
  public ReportKey {
    if (!PART.matcher(machine).matches() || !PART.matcher(boot).matches()) {
      throw new IllegalArgumentException("no key of a report: " + machine + "/" + boot);
    }
  }

  /// The key of a report; `unknown` where it does not say which machine or boot it is of.
  public static ReportKey of(JsonNode report) {
    return new ReportKey(machine(report), boot(report));
  }

  /// Whether a report can have this key: an earlier one of the boot may not have known which
  /// machine it is of, and its key is kept.
  public boolean fits(JsonNode report) {
    return boot.equals(boot(report))
        && (machine.equals(UNKNOWN) || machine.equals(machine(report)));
  }

  private static String machine(JsonNode report) {
    return safe(report.path("identity").path("machineId").asText(UNKNOWN));
  }

  private static String boot(JsonNode report) {
    return safe(report.path("run").path("bootId").asText(UNKNOWN));
  }

  /// The key of a path, `MACHINE/BOOT.json.gz`; empty for any other.
  public static Optional<ReportKey> ofPath(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 || !path.endsWith(SUFFIX) || path.length() < slash + 1 + SUFFIX.length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ReportKey(
              path.substring(0, slash),
              path.substring(slash + 1, path.length() - SUFFIX.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// `MACHINE/BOOT.json.gz`
  public String path() {
    return machine + "/" + boot + SUFFIX;
  }

  /// The boot service names the machine by the same rule (`agent-result`).
  private static String safe(String value) {
    String replaced = FOREIGN.matcher(value).replaceAll("_");
    String begun = replaced.matches("[A-Za-z0-9_].*") ? replaced : "_" + replaced;
    return begun.substring(0, Math.min(begun.length(), LONGEST));
  }
}
