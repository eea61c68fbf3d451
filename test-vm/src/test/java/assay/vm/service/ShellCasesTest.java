package assay.vm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every case of `init.d/test/*.sh`, by dash with this machine's tools and by Alpine's ash with
/// Alpine's.
class ShellCasesTest {
  private static final int SIDE_BY_SIDE = 6;

  @TestFactory
  Stream<DynamicTest> byDash() {
    return cases("dash", "dash");
  }

  @TestFactory
  Stream<DynamicTest> byAlpinesAsh() {
    return cases("ash", Sources.alpineRoot().toString());
  }

  @Test
  void aFailingCaseIsSeen() {
    Command ended = run("dash", "verbs_can_fail");
    assertEquals(1, ended.status(), ended.output());
    assertTrue(ended.output().contains("FAILED: expected 'a', got 'b'"), ended.output());
  }

  private static Command run(String shell, String name) {
    Path test = Sources.services().resolve("test");
    return Command.run(
        Duration.ofSeconds(30),
        List.of(
            test.resolve("case").toString(),
            shell,
            test.resolve("self/verbs.sh").toString(),
            name));
  }

  private Stream<DynamicTest> cases(String title, String shell) {
    Batch batch = new Batch(SIDE_BY_SIDE);
    Path test = Sources.services().resolve("test");
    for (Path file : Sources.cases(test)) {
      String subsystem = file.getFileName().toString().replace(".sh", "");
      Pattern name =
          Pattern.compile("^(" + subsystem + "_[a-z_0-9]+)\\(\\) \\{$", Pattern.MULTILINE);
      name.matcher(Sources.text(file))
          .results()
          .map(found -> found.group(1))
          .forEach(
              found ->
                  batch.add(
                      title + ": " + found,
                      List.of(test.resolve("case").toString(), shell, file.toString(), found)));
    }
    return batch.tests();
  }
}
