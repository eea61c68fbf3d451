package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Builds what stock Alpine media need. Exit status: 0 done, 2 unusable input or set-up, 64 usage.
@Command(
    name = "stock",
    description =
        "Make a boot repository and assay.apkovl.tar.gz for stock Alpine media: Alpine's own"
            + " /init installs Assay from them. The single image of apkbuild/image boots in half"
            + " the time, needs no medium once its kernel runs and survives a dead disk.",
    mixinStandardHelpOptions = true)
public final class StockMain implements Callable<Integer> {
  @Mixin private final BuildOptions options = new BuildOptions();

  @Option(
      names = "--iso",
      description = "Also assay-stock.iso: the mirror's kernel and initramfs with these files.")
  private boolean iso;

  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// @param arguments see `--help`
  /// @return the exit status
  public static int run(String... arguments) {
    return Main.execute(new CommandLine(new StockMain()), arguments);
  }

  @Override
  public Integer call() throws IOException {
    Groundwork.require("stock", "patchelf", "cp");
    if (iso) {
      HybridDisc.require();
    }
    Path target = options.out("stock");
    Cache cache = options.cache();
    Path work = Files.createTempDirectory(cache.folder("work"), "stock");
    try {
      StockMedium medium =
          new StockMedium(
              options.wishes(),
              options.publicKeys(),
              options.parameters(),
              new Progress(System.err, "stock"));
      FileTree.replace(target.toAbsolutePath(), medium.build(cache, work, iso));
    } finally {
      FileTree.delete(work);
    }
    System.out.println(target);
    return 0;
  }
}
