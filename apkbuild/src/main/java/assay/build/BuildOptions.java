package assay.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of all commands that build something to boot.
final class BuildOptions {
  @Option(
      names = "--mirror",
      required = true,
      paramLabel = "URL|DIR",
      description = "Alpine mirror; `test-vm/standin` prints one.")
  private String mirror = "";

  @Option(names = "--kernel", paramLabel = "lts|virt", description = "Default: ${DEFAULT-VALUE}.")
  private Flavour kernel = Flavour.lts;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Default: apkbuild/target/${COMMAND-NAME}/KERNEL.")
  private @Nullable Path out;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "Public keys to trust; default: the mirror's folder keys, else its initramfs's.")
  private @Nullable Path keys;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Default: $$ASSAY_CACHE, else assay below $$XDG_CACHE_HOME or ~/.cache.")
  private @Nullable Path cache;

  @Option(names = "--key", paramLabel = "FILE", description = "Public keys that let root in.")
  private List<Path> publicKeys = new ArrayList<>();

  @Option(names = "--param", paramLabel = "K=V", description = "A word for the kernel line.")
  private List<String> parameters = new ArrayList<>();

  @Option(names = "--source", hidden = true, description = "The checkout.")
  private Path source = Path.of("").toAbsolutePath();

  /// Names of Alpine's kernels.
  private enum Flavour {
    lts,
    virt
  }

  Groundwork.Wishes wishes() {
    return new Groundwork.Wishes(
        source, Path.of(System.getProperty("java.home")), mirror, kernel.name(), keys);
  }

  /// @param command its name
  /// @return where what it makes goes
  Path out(String command) {
    Path folder = source.resolve("apkbuild/target").resolve(command).resolve(kernel.name());
    return out != null ? out : folder;
  }

  Cache cache() {
    return cache == null ? Cache.ofEnvironment() : new Cache(cache.toAbsolutePath());
  }

  List<Path> publicKeys() {
    return publicKeys;
  }

  List<String> parameters() {
    return parameters;
  }
}
