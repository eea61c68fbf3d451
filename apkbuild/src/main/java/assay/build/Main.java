package assay.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Builds the boot image. Exit status: 0 done, 2 unusable input or set-up, 64 usage.
@Command(
    name = "image",
    description = "Build vmlinuz and initramfs.img from this checkout and an Alpine mirror.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int UNUSABLE = 2;
  private static final int USAGE = 64;

  @Mixin private final BuildOptions options = new BuildOptions();

  @Option(names = "--release", description = "Pack hard: smaller, minutes instead of seconds.")
  private boolean release;

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

  @Option(names = "--overlay", paramLabel = "DIR", description = "A tree laid over the image's.")
  private List<Path> overlays = new ArrayList<>();

  @Option(names = "--add", paramLabel = "PACKAGE", description = "A package of the mirror.")
  private List<String> packages = new ArrayList<>();

  @Option(
      names = "--nvidia",
      paramLabel = "DIR",
      description = "NVIDIA's driver, built for this kernel: nvidia.ko and what belongs to it.")
  private List<Path> nvidia = new ArrayList<>();

  @Option(
      names = "--tools",
      paramLabel = "DIR",
      description = "Vendors' tools, such as storcli, perccli and ssacli, searched before PATH.")
  private List<Path> tools = new ArrayList<>();

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
    Groundwork.require("image", "mksquashfs", "patchelf", "cp");
    if (iso) {
      HybridDisc.require();
    }
    Path target = options.out("image");
    Image.Settings settings =
        new Image.Settings(
            options.wishes(),
            target,
            release ? Squashfs.SMALL : Squashfs.FAST,
            new OwnParts(options.publicKeys(), overlays, packages, nvidia, tools),
            new Iso.Wishes(entry, options.parameters(), site),
            iso);
    new Image(settings, new Progress(System.err, "image")).build(options.cache());
    System.out.println(target);
    return 0;
  }
}
