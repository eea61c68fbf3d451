package assay.source.net;

import assay.host.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `ip -o addr`, of busybox and of iproute2: one line for each address.
public final class IpAddresses {
  private static final Pattern LINE =
      Pattern.compile("^\\d+:\\s+([^\\s:@]+)\\S*\\s+inet6?\\s+(\\S+)", Pattern.MULTILINE);

  private IpAddresses() {}

  /// The command whose output [#parse] takes.
  public static Command command() {
    return Command.of("ip", "-o", "addr");
  }

  /// Addresses with prefix length, by interface.
  public static Map<String, List<String>> parse(String output) {
    Map<String, List<String>> addresses = new LinkedHashMap<>();
    Matcher matcher = LINE.matcher(output);
    while (matcher.find()) {
      addresses.computeIfAbsent(matcher.group(1), name -> new ArrayList<>()).add(matcher.group(2));
    }
    return addresses;
  }
}
