package assay.vm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of unattended boot services, read off the init scripts and the overlay.
class ShellContractTest {
  private static final String BOUNDED_BY_ITS_CALLER = "insert";
  private static final Set<String> MAY_FAIL = Set.of("assay-sshsetup", "dropbear");
  private static final Set<String> IN_NO_RUNLEVEL =
      Set.of("hwdrivers", "networking", "dhcpcd", "modloop", "mdev", "modules", "klogd", "swap");

  static List<Path> services() {
    return Sources.files(Sources.services());
  }

  static List<Path> parts() {
    return Sources.files(Sources.services().resolve("lib"));
  }

  @Test
  void everyServiceOfTheDesignIsThere() {
    assertEquals(
        Set.of(
            "assay-sshsetup",
            "dropbear",
            "assay-network",
            "assay-coldplug",
            "assay-keys",
            "assay-nvidia",
            "assay-site",
            "assay-netboot",
            "assay-delivery",
            "assay-audit",
            "assay-agent"),
        services().stream().map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void needsNoNetwork(Path service) {
    String depend = function(service, "depend");
    assertTrue(Pattern.compile("^\\s*need localmount$", Pattern.MULTILINE).matcher(depend).find());
    assertEquals(List.of(" localmount"), found(depend, "\\bneed\\b(.*)"));
    assertEquals(List.of(), found(depend, "\\bprovide\\b(.*)"));
    assertFalse(code(service).contains("rc_need"), "rc_need");
  }

  @ParameterizedTest
  @MethodSource("services")
  void usesTheLogger(Path service) {
    assertTrue(function(service, "depend").contains("\tuse logger\n"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void neverPrompts(Path service) {
    assertEquals(List.of(), found(code(service), "\\b(read|select|pause|dialog)\\b(?!\\.)"));
  }

  /// A one-shot ends with `eend 0`; whatever lives on is supervised, for ever, and has no start()
  /// that would hide that.
  @ParameterizedTest
  @MethodSource("services")
  void startCannotFailTheRunlevel(Path service) {
    String name = service.getFileName().toString();
    String start = function(service, "start");
    if (start.isEmpty()) {
      assertTrue(
          code(service).contains("supervisor=supervise-daemon\n"),
          "neither start() nor supervisor");
      assertTrue(code(service).contains("respawn_max=0\n"), "gives up");
      assertTrue(code(service).contains("respawn_delay="), "respawn_delay");
    } else if (!MAY_FAIL.contains(name)) {
      assertTrue(start.endsWith("\teend 0\n"), start);
    }
    if (!MAY_FAIL.contains(name)) {
      assertEquals(List.of(), found(code(service), "\\b(return 1|exit 1)\\b"));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void isShort(Path service) {
    assertTrue(Sources.text(service).lines().count() <= 60);
    assertTrue(Files.isExecutable(service));
    assertTrue(Sources.text(service).startsWith("#!/sbin/openrc-run\n"));
  }

  /// busybox's timeout has another exit status and kills one process only.
  @ParameterizedTest
  @MethodSource("parts")
  void nothingUsesTimeout(Path part) {
    assertEquals(List.of(), found(code(part), "(?m)(?:^|[;|&(]|\\s)(timeout\\s+-?\\w+.*)"));
  }

  /// What may hang is never in the shell's own foreground.
  @ParameterizedTest
  @MethodSource("parts")
  void hardwareIsTouchedInBounds(Path part) {
    for (String written : code(part).lines().toList()) {
      String line = written.replaceAll("\"[^\"$]*\\b(insmod|modprobe) [^\"]*\"", "words");
      boolean outside = !BOUNDED_BY_ITS_CALLER.equals(part.getFileName().toString());
      if (outside
          && !found(line, "(\\b(?:modprobe|insmod|dropbearkey|ip link|udhcpc -f)\\b)").isEmpty()) {
        assertTrue(
            line.contains("bounded ") || line.contains("setsid ") || line.strip().endsWith("&"),
            line);
      }
      assertEquals(List.of(), found(line, "(\\$\\([^)]*\\bbounded\\b)"), "holds a pipe open");
      assertEquals(List.of(), found(line, "(\\bbounded\\b.*[^|]\\|[^|])"), "holds a pipe open");
    }
  }

  @Test
  void runlevelsNameWhatExistsAndNothingThatMayHang() throws IOException {
    Set<String> enabled = new TreeSet<>();
    try (Stream<Path> links = Files.walk(Sources.overlay().resolve("etc/runlevels"))) {
      for (Path link : links.filter(Files::isSymbolicLink).toList()) {
        assertEquals("/etc/init.d/" + link.getFileName(), Files.readSymbolicLink(link).toString());
        enabled.add(link.getFileName().toString());
      }
    }
    assertTrue(
        enabled.containsAll(Set.of("assay-sshsetup", "dropbear", "assay-network")),
        enabled::toString);
    assertTrue(
        enabled.containsAll(Set.of("assay-coldplug", "assay-nvidia", "assay-audit")),
        enabled::toString);
    enabled.retainAll(IN_NO_RUNLEVEL);
    assertEquals(Set.of(), enabled);
  }

  /// NVIDIA's own driver finds the card free.
  @Test
  void nouveauIsKeptOut() {
    String rules = Sources.text(Sources.overlay().resolve("etc/modprobe.d/assay.conf"));
    assertTrue(rules.lines().anyMatch("blacklist nouveau"::equals), rules);
  }

  @Test
  void noPasswordAnywhere() {
    Path shadow = Sources.overlay().resolve("etc/shadow");
    assertEquals(List.of(), found(Sources.text(shadow), "(?m)^([^:]*:(?!\\*:|!:)[^:]*):.*$"));
    assertTrue(Sources.text(shadow).startsWith("root:*:"));
  }

  private static List<String> found(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().map(ShellContractTest::last).toList();
  }

  private static String last(MatchResult result) {
    return result.group(result.groupCount());
  }

  /// The text without comments.
  private static String code(Path file) {
    return Sources.text(file)
        .lines()
        .map(line -> line.strip().startsWith("#") ? "" : line.replaceFirst("\\s+# .*", ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// The body of a function, empty when there is none.
  private static String function(Path file, String name) {
    return String.join("", found(code(file), "(?ms)^" + name + "\\(\\) \\{\n(.*?)^\\}"));
  }
}
