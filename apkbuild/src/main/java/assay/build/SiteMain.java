package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Packs site files. Exit status: 0 done, 2 unusable input, 64 usage.
@Command(
    name = "site",
    description = {
      "Pack keys, settings, tools and drivers of a site into a second initramfs, so that one image",
      "serves everybody. Load it after initramfs.img, or append it to that file."
    },
    mixinStandardHelpOptions = true)
public final class SiteMain implements Callable<Integer> {
  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The archive.")
  private Path out = Path.of("");

  @Option(names = "--key", paramLabel = "FILE", description = "Public keys that let root in.")
  private List<Path> keys = new ArrayList<>();

  @Option(names = "--conf", paramLabel = "FILE", description = "Settings, as in assay.conf.")
  private List<Path> configurations = new ArrayList<>();

  @Option(names = "--expected", paramLabel = "FILE", description = "What the machine should be.")
  private @Nullable Path expected;

  @Option(names = "--tools", paramLabel = "DIR", description = "Tools, searched before PATH.")
  private List<Path> tools = new ArrayList<>();

  @Option(names = "--firmware", paramLabel = "DIR", description = "As in /lib/firmware.")
  private List<Path> firmware = new ArrayList<>();

  @Option(names = "--nvidia", paramLabel = "DIR", description = "Driver: nvidia.ko and programs.")
  private List<Path> nvidia = new ArrayList<>();

  @Option(names = "--overlay", paramLabel = "DIR", description = "Files laid over / at boot.")
  private List<Path> overlays = new ArrayList<>();

  @Option(names = "--package", paramLabel = "FILE", description = "A package, installed at boot.")
  private List<Path> packages = new ArrayList<>();

  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// @param arguments see `--help`
  /// @return the exit status
  public static int run(String... arguments) {
    return Main.execute(new CommandLine(new SiteMain()), arguments);
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : packages) {
      if (!file.toString().endsWith(".apk")) {
        throw new BuildException(file + ": a package's name ends in .apk");
      }
    }
    new SiteArchive(
            keys,
            configurations,
            expected == null ? List.of() : List.of(expected),
            Map.of("tools", tools, "firmware", firmware, "nvidia", nvidia, "overlay", overlays),
            packages)
        .write(out.toAbsolutePath());
    System.out.printf("%s (%d bytes)%n", out, Files.size(out));
    return 0;
  }
}
