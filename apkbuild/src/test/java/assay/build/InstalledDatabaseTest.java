package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The fixture holds three packages as Alpine 3.23 installed them.
class InstalledDatabaseTest {
  private static List<InstalledPackage> packages() throws IOException {
    try (InputStream in = InstalledDatabaseTest.class.getResourceAsStream("installed.txt")) {
      return InstalledDatabase.parse(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static InstalledPackage find(String name) throws IOException {
    return packages().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void providerPriorityAndProvidesAreRead() throws IOException {
    InstalledPackage sh = find("busybox-binsh");
    assertEquals(100, sh.providerPriority());
    assertEquals(List.of("/bin/sh", "cmd:sh=1.37.0-r30"), sh.provides());
    assertEquals("busybox", sh.origin());
  }

  @Test
  void setUserIdSurvives() throws IOException {
    InstalledPackage.Entry sudo =
        find("sudo").files().stream()
            .filter(file -> file.path().equals("usr/bin/sudo"))
            .findFirst()
            .orElseThrow();
    assertEquals(04755, sudo.mode());
  }

  @Test
  void installIfIsRead() throws IOException {
    assertEquals(List.of("openrc", "dhcpcd=10.5.2-r1"), find("dhcpcd-openrc").installIf());
  }

  @Test
  void garbageIsOneLine() {
    BuildException failure =
        assertThrows(BuildException.class, () -> InstalledDatabase.parse("<html>\n"));
    assertEquals("package database: not a field: <html>", failure.getMessage());
  }
}
