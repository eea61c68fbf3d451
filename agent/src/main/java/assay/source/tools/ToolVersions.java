package assay.source.tools;

import assay.host.Command;
import assay.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks each tool for its version; none of the calls touches hardware. Sources: smartctl(8) `-V`,
/// ipmitool(1) `-V`.
public final class ToolVersions {
  private static final Pattern VERSION = Pattern.compile("\\b\\d+(?:\\.\\d+)+\\S*");
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<List<String>> COMMANDS =
      List.of(List.of("smartctl", "-V"), List.of("ipmitool", "-V"));

  private ToolVersions() {}

  /// Versions by tool; a tool that is missing or does not say is not there.
  public static Map<String, String> read(Host host) {
    Map<String, String> versions = new TreeMap<>();
    for (List<String> argv : COMMANDS) {
      String text = host.run(Command.of(argv).within(LIMIT)).text();
      parse(text).ifPresent(version -> versions.put(argv.getFirst(), version));
    }
    return versions;
  }

  /// The first thing in the text that looks like a version.
  static Optional<String> parse(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
