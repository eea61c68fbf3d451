package assay.vm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannedBootTest {
  private static final List<PlannedBoot> BOOTS = PlannedBoot.load(Path.of("boots.tsv"));

  @Test
  void theFileAssignsExactlyTheTestsThatNameItsBoots() throws Exception {
    Map<String, String> assigned = new TreeMap<>();
    for (PlannedBoot boot : BOOTS) {
      for (String test : boot.tests()) {
        assertEquals(null, assigned.put(test, boot.name()), test + " is assigned twice");
      }
    }
    assertEquals(annotated(), assigned);
  }

  @Test
  void thereAreFewEnoughAndEachIsUnique() {
    assertTrue(BOOTS.size() <= PlannedBoot.MOST);
    Set<String> names = new HashSet<>();
    BOOTS.forEach(boot -> assertTrue(names.add(boot.name()), boot.name()));
  }

  @Test
  void everyProfileExists() {
    for (PlannedBoot boot : BOOTS) {
      assertEquals(boot.profile(), HardwareProfile.named(boot.profile()).name());
    }
  }

  @Test
  void aWrongLineIsQuoted() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PlannedBoot.parse("a\tb"));
    assertTrue(String.valueOf(e.getMessage()).contains("a\tb"));
    assertDoesNotThrow(() -> PlannedBoot.parse("a\tlts\tb\t-\tT"));
  }

  private static Map<String, String> annotated() throws IOException, URISyntaxException {
    Path classes =
        Path.of(PlannedBootTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.');
        Class<?> type = load(name.substring(0, name.length() - ".class".length()));
        OnBoot boot = type.getAnnotation(OnBoot.class);
        if (boot != null) {
          found.put(type.getSimpleName(), boot.value());
        }
      }
    }
    return found;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PlannedBootTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
