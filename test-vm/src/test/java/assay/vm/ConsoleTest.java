package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.VmFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder = Path.of("");
  private final AtomicBoolean alive = new AtomicBoolean(true);
  private Path log = Path.of("");
  private Console console = Console.follow(Path.of("nowhere"), () -> false);

  @BeforeEach
  void follow() {
    log = folder.resolve("console.log");
    console = Console.follow(log, alive::get);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void findsWhatCameBeforeAndWhatComesLater() throws IOException {
    say("early\r\n");
    Thread.ofVirtual().start(() -> later("late\n"));
    assertEquals("late", console.await(Pattern.compile("^late"), LONG).text());
    assertEquals("early", console.await(Pattern.compile("^early$"), LONG).text());
  }

  @Test
  void seesAPromptWithoutLineEndAndWithoutColours() throws IOException {
    say("\u001b[1;32massay\u001b[0m login: ");
    assertEquals("assay login: ", console.await(Vm.LOGIN_PROMPT, LONG).text());
  }

  @Test
  void waitsAfterAMark() throws IOException {
    say("once\n");
    console.await(Pattern.compile("once"), LONG);
    int mark = console.size();
    assertEquals(
        Reason.TIMEOUT, failure(() -> console.await(Pattern.compile("once"), mark, SHORT)));
  }

  @Test
  void aTimeoutSaysWhatWasAwaitedAndShowsTheTail() throws IOException {
    say("last words\n");
    console.await(Pattern.compile("last words"), LONG);
    VmFailure failure =
        assertThrows(VmFailure.class, () -> console.await(Pattern.compile("never said"), SHORT));
    assertEquals(Reason.TIMEOUT, failure.reason());
    assertTrue(message(failure).contains("never said"), failure::getMessage);
    assertTrue(message(failure).contains("last words"), failure::getMessage);
  }

  @Test
  void silenceIsNamed() {
    VmFailure failure =
        assertThrows(VmFailure.class, () -> console.await(Pattern.compile("any"), SHORT));
    assertTrue(message(failure).contains("stayed silent"), failure::getMessage);
  }

  @Test
  void aPanicFailsAtOnce() throws IOException {
    say("[    2.1] Kernel panic - not syncing: VFS: Unable to mount root fs\n");
    assertEquals(Reason.PANIC, failure(() -> console.await(Pattern.compile("login"), LONG)));
  }

  @Test
  void theImagesOwnFailureLineFailsAtOnce() throws IOException {
    say("ASSAY-BOOT-FAILED needs 512 MiB, has 256\n");
    VmFailure failure =
        assertThrows(VmFailure.class, () -> console.await(Pattern.compile("login"), LONG));
    assertEquals(Reason.BOOT_FAILED, failure.reason());
    assertTrue(message(failure).contains("needs 512 MiB"), failure::getMessage);
  }

  @Test
  void theMachinesDeathFailsAtOnceButItsLastWordsCount() throws IOException {
    say("done\n");
    alive.set(false);
    assertEquals("done", console.await(Pattern.compile("done"), LONG).text());
    assertEquals(Reason.DIED, failure(() -> console.await(Pattern.compile("more"), LONG)));
  }

  private static Reason failure(Executable wait) {
    return assertThrows(VmFailure.class, wait).reason();
  }

  private static String message(VmFailure failure) {
    return String.valueOf(failure.getMessage());
  }

  private void later(String text) {
    try {
      Thread.sleep(SHORT);
      say(text);
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
