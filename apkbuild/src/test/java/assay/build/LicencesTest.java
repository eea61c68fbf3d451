package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {
  @TempDir private Path folder = Path.of("");

  private String text(String list) throws IOException {
    return new Licences()
        .libraries(Files.writeString(folder.resolve("third-party.txt"), list))
        .text();
  }

  @Test
  void aLibraryHasALineWithAllItsLicences() throws IOException {
    assertEquals(
        """
        com.github.jnr:jnr-posix\t3.2.8\tEclipse Public License - v 2.0 or GNU General Public License Version 2
        org.ow2.asm:asm\t9.11.1\tBSD-3-Clause
        org.slf4j:slf4j-api\t2.0.18\tMIT
        """,
        text(
            """

            Lists of 3 third-party dependencies.
                 (MIT) SLF4J API Module (org.slf4j:slf4j-api:2.0.18 - http://www.slf4j.org)
                 (Eclipse Public License - v 2.0) (GNU General Public License Version 2) jnr-posix (com.github.jnr:jnr-posix:3.2.8 - http://github.com/jnr/jnr-posix)
                 (BSD-3-Clause) asm (org.ow2.asm:asm:9.11.1 - http://asm.ow2.io/)
            """));
  }

  @Test
  void aLineThatIsNotUnderstoodIsNotPassedOver() {
    BuildException problem =
        assertThrows(BuildException.class, () -> text("     a library of the future\n"));
    assertTrue(problem.getMessage().contains("a library of the future"), problem::getMessage);
  }

  @Test
  void everyLibraryOfTheAgentIsOnTheList() throws IOException {
    String text =
        new Licences().libraries(Path.of("../agent/target/licences/third-party.txt")).text();
    for (String library :
        new String[] {"oshi-core", "jnr-posix", "jackson-databind", "tinylog-api"}) {
      assertTrue(text.matches("(?s).*:" + library + "\t[0-9.]+\t[A-Z].*"), text);
    }
  }
}
