package assay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `assay` as the package installs it: every command finds the classes it needs, in an
/// archive that is used.
class LauncherTest {
  @TempDir private Path folder;

  /// What it printed, errors behind; it must have ended well.
  private String assay(Path launcher, String... arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("sh", launcher.toString()));
    argv.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("ASSAY_HOME", Appliance.home().toString());
    builder.environment().put("ASSAY_RUN", folder.resolve("run").toString());
    Process process = builder.start();
    String said = List.of(arguments) + ": ";
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
    said += Files.readString(out);
    assertEquals(0, process.exitValue(), said);
    return Files.readString(out);
  }

  @Test
  void everyCommandFindsItsClasses() throws Exception {
    Path launcher = Appliance.home().resolve("assay");
    assertTrue(assay(launcher, "--version").startsWith("assay "));
    assertTrue(assay(launcher, "--help").contains("status"));
    assertTrue(assay(launcher, "audit", "--help").contains("--sysroot"));
    assertTrue(assay(launcher, "show", "--config").contains("deadline"));
    assertTrue(assay(launcher, "collect-oshi").endsWith("{\"part\":\"end\"}\n"));
    assertTrue(assay(launcher, "audit", "--only", "dmi", "--output", "r.json").contains("dmi"));
    assertTrue(assay(launcher, "show", "r.json").contains("dmi"));
  }

  /// Of an archive that does not fit, Java makes no use without a word; told to insist, it ends.
  @Test
  void neitherArchiveIsLeftUnused() throws Exception {
    String text = Files.readString(Appliance.home().resolve("assay"));
    assertTrue(text.contains("-Xshare:auto"), text);
    Path launcher =
        Files.writeString(folder.resolve("assay"), text.replace("-Xshare:auto", "-Xshare:on"));
    for (String archive : List.of("audit.jsa", "commands.jsa")) {
      assertTrue(Files.isRegularFile(Appliance.home().resolve(archive)), archive);
    }
    assertTrue(assay(launcher, "--version").startsWith("assay "));
    assertTrue(assay(launcher, "audit", "--only", "dmi", "--output", "r.json").contains("dmi"));
  }
}
