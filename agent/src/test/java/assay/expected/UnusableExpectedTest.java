package assay.expected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be used is said in one line with its place, and never met by silence.
class UnusableExpectedTest {

  private static String problem(byte[] bytes) {
    UnusableExpectedException thrown =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                assertThrows(
                    UnusableExpectedException.class,
                    () -> ExpectedMachine.read(bytes, Schema.node())));
    String message = String.valueOf(thrown.getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    assertTrue(message.length() < 600, message);
    return message;
  }

  private static String problem(String text) {
    return problem(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drivs: 2| line 1, column 1: there is no section "drivs"; did you mean "drives"?
          hardware: {drives: 2}| line 1, column 1: sections of hardware stand at the top, without "hardware"
          drives: {where: {transprt: sas}}| line 1, column 18: drives has no "transprt"; did you mean "transport"?
          drives: {each: {size: 4 TB}}| line 1, column 17: drives has no "size"; did you mean "sizeBytes"?
          drives: {each: {health: {passed: true}}}| line 1, column 26: health has no "passed"; did you mean "smartPassed"?
          drives: {cuont: 2}| line 1, column 10: drives takes no "cuont"; did you mean "count"?
          drives: {model: x}| line 1, column 10: drives: "model" belongs below each, where or named
          drives: {equal: partnumber}| line 1, column 17: drives has no "partnumber"; there are appearedLate, name
          drives: {equal: []}| line 1, column 17: drives: nothing is expected in it
          drives: {named: {sda: empty}}| line 1, column 23: sda: a single value where names with values belong
          drives: []| line 1, column 9: drives: nothing is expected in it
          drives: [2]| line 1, column 10: drives: a single value where names with values belong
          drives: two| line 1, column 9: count: is a number, not "two"
          drives:| line 1, column 8: count: no value
          system:| line 1, column 8: system: nothing is expected in it
          system: {}| line 1, column 9: system: nothing is expected in it
          system: {sku: }| line 1, column 14: sku: no value
          system: {sku: [[a]]}| line 1, column 16: sku: a list where a single value belongs
          system: {sku: {a: b}}| line 1, column 15: sku: names with values where a single value belongs
          system: {sku: '>= 4'}| line 1, column 15: sku: has no order that >= could be asked of
          system: {sku: '!='}| line 1, column 15: sku: no value behind !=
          firmware: {version: '>= ...'}| line 1, column 21: version: "..." is no version
          firmware: {releaseDate: '> 01/02/2024'}| line 1, column 25: releaseDate: has no order that > could be asked of
          firmware: {uefi: 1}| line 1, column 18: uefi: is true or false, not "1"
          memory: {installedBytes: 512 GHz}| line 1, column 26: installedBytes: "GHz" is no unit of it: give B, kB, KiB
          memory: {installedBytes: 1e9}| line 1, column 26: installedBytes: "e9" is no unit of it
          memory: {slotCount: 4 B}| line 1, column 21: slotCount: "B" is no unit of it: it has none
          memory: {installedBytes: 1.2.3 GB}| line 1, column 26: installedBytes: is a number, not "1.2.3 GB"
          verdict: {state: GOOD}| line 1, column 18: state: is never "GOOD"; there are PASS, WARN, FAIL, UNKNOWN
          system: {sku: a, sku: a}| line 1, column 18: "sku" for the second time
          system: !!java.net.URL {sku: a}| line 1, column 9: tags such as tag:yaml.org,2002:java.net.URL mean nothing here
          system: {? [a] : b}| line 1, column 12: a name is a single word
          system: &a {sku: *a}| line 1, column 18: *a stands for nothing written before
          system: {sku: a| line 1, column 16: no YAML: expected ',' or '}'
          - drives| line 1, column 1: the file: a list where names with values belong
          ''| is empty: nothing is expected in it
          '# drives: 2'| is empty: nothing is expected in it
          ---| is empty: nothing is expected in it
          """)
  void theLineSaysWhereAndWhat(String written, String line) {
    String problem = problem(written);
    assertTrue(problem.startsWith(line), problem);
  }

  @Test
  void placesAreThoseOfTheFile() {
    assertEquals(
        "line 4, column 5: drives has no \"modle\"; did you mean \"model\"?",
        problem("# ours\ndrives:\n  each:\n    modle: x\n"));
    assertTrue(
        problem("system:\n  sku: a: b\n").startsWith("line 2, column 9: no YAML: mapping values"));
    assertEquals(
        "line 2, column 1: a second document begins here", problem("drives: 2\n--- \ndrives: 3\n"));
  }

  @Test
  void whatIsNoText() {
    assertEquals("is no text in UTF-8", problem(new byte[] {'a', ':', (byte) 0xff}));
    assertEquals("holds the character U+0000, which is no text", problem("drives: \0"));
    assertEquals("holds the character U+001B, which is no text", problem("drives: \u001b[2J"));
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    problem(noise);
    assertTrue(problem("drives: \"\\e[2J\"").contains("not \"?[2J\""));
  }

  @Test
  void whatIsTooMuch() {
    assertEquals("larger than 256 KiB, which no hand writes", problem("a".repeat(300_000)));
    assertTrue(problem("[".repeat(100_000)).endsWith("more than 20 levels deep"));
    assertTrue(problem("{a: ".repeat(50_000)).endsWith("more than 20 levels deep"));
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
    }
    assertTrue(problem(bomb.toString()).contains("more than 20000 values"), "an alias bomb");
    assertTrue(problem("drives: " + "1".repeat(10_000)).contains("is a number"), "a long number");
    assertTrue(problem("x".repeat(100_000) + ": 1").contains("no YAML"), "a long name");
  }

  @Test
  void whatIsWrittenOnceMayBeMeantTwice() throws UnusableExpectedException {
    assertEquals(
        0,
        new GoldenReport()
            .lines(
                """
                drives:
                  - {where: {transport: nvme}, each: &drive {removable: false}}
                  - {where: {transport: ata}, each: *drive}
                """)
            .size());
  }

  @Test
  void jsonIndentedByTabsIsYamlToo() throws UnusableExpectedException {
    assertEquals(
        0, new GoldenReport().lines("{\n\t\"drives\":\t{\n\t\t\"count\": 5\n\t}\n}\n").size());
  }
}
