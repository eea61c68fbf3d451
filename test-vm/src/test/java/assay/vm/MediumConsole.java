package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

/// What the console of a boot from a medium may show before OpenRC: nobody is asked, nothing is
/// searched for.
final class MediumConsole {
  private static final Pattern BOOTING = Pattern.compile("Booting `Assay, serial console");
  private static final Pattern OPENRC = Pattern.compile("OpenRC .* is starting up");
  private static final Pattern ASKING =
      Pattern.compile(
          "(?i)press|login:|shell|\\(y/n\\)|# $|> $|waiting|searching|mounting boot media|retry");

  private MediumConsole() {}

  static void asksNobody(Vm vm) {
    vm.console().await(OPENRC, Limit.LOGIN_PROMPT.duration());
    List<String> lines = vm.console().text().lines().map(line -> line.substring(8)).toList();
    int from = first(lines, BOOTING);
    int to = first(lines, OPENRC);
    assertTrue(0 <= from && from < to, () -> from + " " + to + " " + lines);
    List<String> asked =
        lines.subList(from + 1, to).stream().filter(l -> ASKING.matcher(l).find()).toList();
    assertEquals(List.of(), asked);
  }

  private static int first(List<String> lines, Pattern pattern) {
    for (int i = 0; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        return i;
      }
    }
    return -1;
  }
}
