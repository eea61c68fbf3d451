package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the checkout as a user types them, on machines that lack something.
class EntryPointsTest {
  @TempDir private Path folder;

  private record Result(int status, String out, String err) {}

  private static Path top() throws IOException {
    return Path.of("..").toRealPath();
  }

  private Result run(String path, String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ASSAY_RUN", folder.resolve("run").toString());
    Process process = builder.start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> List.of(command) + " hangs");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// A PATH with all programs of this machine but one, and its user an ordinary one.
  private String pathWithout(String missing) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String place : List.of("/usr/local/bin", "/usr/bin", "/usr/sbin")) {
      try (Stream<Path> files = Files.list(Path.of(place))) {
        for (Path file : files.toList()) {
          Path link = programs.resolve(file.getFileName());
          if (!file.endsWith(missing)
              && !Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, file);
          }
        }
      }
    }
    Path id = programs.resolve("id");
    Files.deleteIfExists(id);
    Files.writeString(id, "#!/bin/sh\necho 1000\n");
    assertTrue(id.toFile().setExecutable(true));
    return programs.toString();
  }

  @Test
  void withoutQemuTheRemedyIsNamed() throws Exception {
    Result result =
        run(pathWithout("qemu-system-x86_64"), top().resolve("test-vm/boot").toString());
    assertEquals(2, result.status(), result::toString);
    assertEquals(
        "boot: missing packages; as root: apt-get install --no-install-recommends"
            + " qemu-system-x86\n",
        result.err());
  }

  @Test
  void withoutJdkTheRemedyIsNamed() throws Exception {
    String hide = "unset JAVA_HOME; mount -t tmpfs none /usr/lib/jvm && exec \"$0\"";
    String[] command = {
      "unshare", "--mount", "sh", "-c", hide, top().resolve("test-vm/boot").toString()
    };
    Result result = run("/usr/sbin:/usr/bin:/sbin:/bin", command);
    assertEquals(2, result.status(), result::toString);
    assertEquals(
        "boot: no JDK 25 in JAVA_HOME, PATH or below /usr/lib/jvm; unpack one there or export"
            + " JAVA_HOME\n",
        result.err());
  }

  @Test
  void typingErrorIsUsageAndBuildsNothing() throws Exception {
    for (String name : List.of("test-vm/boot", "apkbuild/image", "apkbuild/stock")) {
      Result result = run(System.getenv("PATH"), top().resolve(name).toString(), "--nonsense");
      assertEquals(64, result.status(), result::toString);
      assertTrue(result.err().lines().count() < 20, result::toString);
    }
  }

  @Test
  void buildOptionsAreCheckedBeforeAnythingIsBuilt() throws Exception {
    String boot = top().resolve("test-vm/boot").toString();
    for (String[] wrong :
        List.of(
            new String[] {boot, "--kernel", "edge"},
            new String[] {boot, "--key"},
            new String[] {boot, "--build-only", "--add"},
            new String[] {top().resolve("apkbuild/image").toString(), "--iso", "--param"},
            new String[] {top().resolve("apkbuild/site").toString(), "--key", "x"})) {
      Result result = run(System.getenv("PATH"), wrong);
      assertEquals(64, result.status(), () -> String.join(" ", wrong) + result);
    }
  }

  @Test
  void agentRunsOutOfTheCheckout() throws Exception {
    String agent = top().resolve("agent/assay").toString();
    Result version = run(System.getenv("PATH"), agent, "--version");
    assertEquals(0, version.status(), version::toString);
    assertTrue(version.out().startsWith("assay "), version::out);
    Result audit =
        run(System.getenv("PATH"), agent, "audit", "--only", "oshi", "--output", "report.json");
    assertEquals(0, audit.status(), audit::toString);
    assertTrue(
        Files.readString(folder.resolve("report.json")).contains("\"outcome\" : \"ok\""),
        audit::toString);
  }
}
