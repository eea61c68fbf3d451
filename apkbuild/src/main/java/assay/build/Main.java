package assay.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Builds the boot image. Exit status: 0 done, 2 unusable input or set-up, 64 usage.
@Command(
    name = "image",
    description = "Build vmlinuz and initramfs.img from this checkout and an Alpine mirror.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int UNUSABLE = 2;
  private static final int USAGE = 64;

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
      description = "Default: apkbuild/target/image/KERNEL.")
  private @Nullable Path out;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "Public keys to trust; default: the mirror's folder keys, else its initramfs's.")
  private @Nullable Path keys;

  @Option(names = "--release", description = "Pack hard: smaller, minutes instead of seconds.")
  private boolean release;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Default: $$ASSAY_CACHE, else assay below $$XDG_CACHE_HOME or ~/.cache.")
  private @Nullable Path cache;

  @Option(names = "--iso", description = "Also assay.iso: CD and stick, BIOS and UEFI.")
  private boolean iso;

  @Option(
      names = "--entry",
      paramLabel = "NAME",
      description = "Menu entry that starts by itself: normal, serial, serial2, nomodeset, debug.")
  private String entry = "normal";

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "Site files (apkbuild/site) to lie on the ISO.")
  private @Nullable Path site;

  @Option(names = "--key", paramLabel = "FILE", description = "Public keys that let root in.")
  private List<Path> publicKeys = new ArrayList<>();

  @Option(names = "--overlay", paramLabel = "DIR", description = "A tree laid over the image's.")
  private List<Path> overlays = new ArrayList<>();

  @Option(names = "--add", paramLabel = "PACKAGE", description = "A package of the mirror.")
  private List<String> packages = new ArrayList<>();

  @Option(names = "--param", paramLabel = "K=V", description = "A word for the kernel line.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--nvidia",
      paramLabel = "DIR",
      description = "NVIDIA's driver, built for this kernel: nvidia.ko and what belongs to it.")
  private List<Path> nvidia = new ArrayList<>();

  @Option(names = "--source", hidden = true, description = "The checkout.")
  private Path source = Path.of("").toAbsolutePath();

  /// Names of Alpine's kernels.
  private enum Flavour {
    lts,
    virt
  }

  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// @param arguments see `--help`
  /// @return the exit status
  public static int run(String... arguments) {
    return execute(new CommandLine(new Main()), arguments);
  }

  /// One line for every failure.
  static int execute(CommandLine command, String... arguments) {
    String name = command.getCommandName() + ": ";
    return command
        .setParameterExceptionHandler(
            (failure, args) -> {
              System.err.println(name + failure.getMessage());
              return USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, line, result) -> {
              System.err.println(name + said(failure));
              return UNUSABLE;
            })
        .execute(arguments);
  }

  private static String said(Exception failure) {
    return switch (failure) {
      case UncheckedIOException wrapped -> String.valueOf(BuildException.of(wrapped).getMessage());
      case IOException io -> String.valueOf(BuildException.of(io).getMessage());
      case BuildException known -> String.valueOf(known.getMessage());
      default -> failure.toString();
    };
  }

  @Override
  public Integer call() throws IOException {
    assay.build.Command.require("mksquashfs", "patchelf", "cp");
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new BuildException("apk lays out files of root; run: sudo apkbuild/image");
    }
    if (iso) {
      Iso.require();
    }
    Path target =
        out != null ? out : source.resolve("apkbuild/target/image").resolve(kernel.name());
    Path java = Path.of(System.getProperty("java.home"));
    if (!Files.isExecutable(java.resolve("bin/jlink"))) {
      throw new BuildException(java + " is no JDK; set JAVA_HOME to a JDK 25");
    }
    Image.Settings settings =
        new Image.Settings(
            source,
            java,
            mirror,
            kernel.name(),
            target,
            keys,
            release ? Squashfs.SMALL : Squashfs.FAST,
            new OwnParts(publicKeys, overlays, packages, nvidia),
            new Iso.Wishes(entry, parameters, site),
            iso);
    new Image(settings, new Progress(System.err, "image"))
        .build(cache == null ? Cache.ofEnvironment() : new Cache(cache.toAbsolutePath()));
    System.out.println(target);
    return 0;
  }
}
