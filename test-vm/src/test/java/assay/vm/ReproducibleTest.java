package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.build.Cache;
import assay.build.Command;
import assay.build.FileTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same source, mirror and signing key make the same packages, layers, initramfs and medium,
/// byte for byte. The checksums of the packages are in `image.json`, which is one of the files.
class ReproducibleTest {
  private static final Path SHIPPED = BootExtension.image();

  @TempDir private Path folder = Path.of("");
  private Path mirror = Path.of("");

  @BeforeEach
  void shipped() throws IOException {
    assumeTrue(
        BootExtension.imageExpected() || Files.exists(SHIPPED.resolve("assay.iso")),
        BootExtension.NO_IMAGE);
    mirror = Path.of(Command.of("./standin").run().lines().toList().getLast());
  }

  private Path build(String name, Path cache) throws IOException {
    Path out = folder.resolve(name);
    List<String> argv = new ArrayList<>(List.of("../apkbuild/image", "--iso"));
    argv.addAll(List.of("--mirror", mirror.toString(), "--out", out.toString()));
    argv.addAll(List.of("--cache", cache.toString()));
    Command.of(argv).run();
    return out;
  }

  private static String sums(Path image) throws IOException {
    return Files.readString(image.resolve("SHA256SUMS"));
  }

  @Test
  void aSecondBuildMakesTheSameBytes() throws IOException {
    Path again = build("again", Cache.ofEnvironment().root());
    // First what is in it: a message that says which part differs.
    assertEquals(
        Files.readString(SHIPPED.resolve("image.json")),
        Files.readString(again.resolve("image.json")));
    assertEquals(sums(SHIPPED), sums(again));
    Command.of("sha256sum", "--check", "--quiet", "SHA256SUMS").in(again).run();
    if (Boolean.getBoolean("assay.long")) {
      aBuildFromNothingMakesTheSameBytesButTheClassArchive();
    }
  }

  /// A machine that has built nothing yet. The class archive of the agent is the one part whose two
  /// dumps differ; with the first one's archive all is equal.
  private void aBuildFromNothingMakesTheSameBytesButTheClassArchive() throws IOException {
    Path first = Cache.ofEnvironment().root();
    Path cache = folder.resolve("cache");
    FileTree.copy(first.resolve("keys"), cache.resolve("keys"));
    Path fresh = build("fresh", cache);
    assertEquals(parts(SHIPPED), parts(fresh));
    Path target = archive(cache);
    Files.copy(archiveLike(first, target), target, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(sums(SHIPPED), sums(build("carried", cache)));
  }

  /// What two builds must have in common whatever their class archives are.
  private static List<String> parts(Path image) throws IOException {
    JsonNode manifest = JsonMapper.builder().build().readTree(image.resolve("image.json").toFile());
    List<String> parts = new ArrayList<>();
    for (JsonNode entry : manifest.path("packages")) {
      boolean ours = entry.path("name").asText().equals("assay");
      parts.add(ours ? entry.path("version").asText() : entry.toString());
    }
    parts.add(manifest.at("/layers/0").toString());
    for (String line : sums(image).lines().toList()) {
      if (!line.endsWith(".iso") && !line.endsWith("image.json") && !line.endsWith(".img")) {
        parts.add(line);
      }
    }
    assertFalse(parts.isEmpty());
    return parts;
  }

  private static Path archive(Path cache) throws IOException {
    return archives(cache).firstEntry().getValue();
  }

  private static Path archiveLike(Path cache, Path other) throws IOException {
    return java.util.Objects.requireNonNull(archives(cache).get(other.getFileName().toString()));
  }

  private static TreeMap<String, Path> archives(Path cache) throws IOException {
    TreeMap<String, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(cache.resolve("runtime"), 3)) {
      files
          .filter(file -> file.toString().endsWith(".jsa"))
          .filter(file -> file.getFileName().toString().startsWith("archive-"))
          .forEach(file -> found.put(file.getFileName().toString(), file));
    }
    return found;
  }
}
