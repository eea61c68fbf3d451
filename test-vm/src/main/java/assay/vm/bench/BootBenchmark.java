package assay.vm.bench;

import assay.build.Cache;
import assay.build.FileTree;
import assay.vm.Accelerator;
import assay.vm.HardwareProfile;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Boots the image and stock Alpine with the same kernel and packages in turn, each from a CD, and
/// says what took how long. Nothing here fails for being slow.
@Command(
    name = "test-vm/bench --boots",
    mixinStandardHelpOptions = true,
    description = "Measures boots of the image beside boots of stock Alpine media.")
public final class BootBenchmark implements Callable<Integer> {
  private static final int SETUP_FAILED = 2;
  private static final int USAGE = 64;
  private static final String PROFILE = "bench";

  /// A BMC's virtual CD over a network of an office.
  private static final long SLOW_BYTES_PER_SECOND = 2_000_000;

  /// Less than any of them needs.
  private static final int LITTLE_MEBIBYTES = 128;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "how often each boots; medians are shown (${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--memory", description = "also seek the least memory: some six boots for each")
  private boolean memory;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      required = true,
      description = "where all figures go")
  private Path json = Path.of("");

  @Option(names = "--top", hidden = true, required = true, description = "the checkout")
  private Path top = Path.of("");

  @Option(names = "--mirror", hidden = true, required = true, description = "packages")
  private Path mirror = Path.of("");

  private final PrintWriter screen = new PrintWriter(System.out, true);

  /// Runs and exits.
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new BootBenchmark());
    line.getCommandSpec().exitCodeOnInvalidInput(USAGE).exitCodeOnExecutionException(SETUP_FAILED);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (rounds < 1) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "--rounds " + rounds + ": at least 1");
    }
    Path work = Files.createTempDirectory(Cache.ofEnvironment().folder("work"), "bench");
    try {
      BootTable table = measure(work);
      screen.println();
      screen.print(table.text());
      Files.createDirectories(json.toAbsolutePath().getParent());
      JsonMapper.builder()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValue(json.toFile(), table);
      screen.println("figures    " + json);
      return 0;
    } finally {
      FileTree.delete(work);
    }
  }

  private BootTable measure(Path work) throws IOException {
    screen.println("media");
    List<String> serial = List.of("--entry", "serial");
    BenchMedium own = BenchMedium.build(top, "image", "virt", mirror, work, serial);
    BenchMedium hardware = BenchMedium.build(top, "image", "lts", mirror, work, serial);
    BenchMedium stock = BenchMedium.build(top, "stock", "virt", mirror, work, List.of());
    BootTable table =
        new BootTable(
            Accelerator.best().toString(),
            own.sizeBytes(),
            hardware.sizeBytes(),
            stock.sizeBytes(),
            SLOW_BYTES_PER_SECOND,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            null);
    for (int round = 1; round <= rounds; round++) {
      boot("image virt", own, 0, table.own());
      boot("stock virt", stock, 0, table.stock());
      boot("image virt, slow CD", own, SLOW_BYTES_PER_SECOND, table.ownSlow());
      boot("stock virt, slow CD", stock, SLOW_BYTES_PER_SECOND, table.stockSlow());
      boot("image lts, slow CD", hardware, SLOW_BYTES_PER_SECOND, table.hardwareSlow());
    }
    return memory
        ? table.with(
            new BootTable.Least(
                least("image virt", own), least("image lts", hardware), least("stock virt", stock)))
        : table;
  }

  private int least(String name, BenchMedium medium) {
    HardwareProfile profile = HardwareProfile.named(PROFILE);
    if (!medium.audits(profile)) {
      throw new IllegalStateException(
          "%s: no whole audit with %d MiB, so nothing less was tried"
              .formatted(name, profile.memoryMebibytes()));
    }
    int least =
        LeastMemory.between(
            LITTLE_MEBIBYTES,
            profile.memoryMebibytes(),
            mebibytes -> {
              boolean whole = medium.audits(profile.withMemory(mebibytes));
              screen.printf("%-20s %d MiB %s%n", name, mebibytes, whole ? "whole" : "too little");
              return whole;
            });
    screen.printf("%-20s least memory %d MiB%n", name, least);
    return least;
  }

  private void boot(String name, BenchMedium medium, long bytesPerSecond, List<BootTimes> times) {
    BootTimes boot = medium.boot(HardwareProfile.named(PROFILE), bytesPerSecond);
    times.add(boot);
    screen.printf(
        "%-20s SSH %.1f s, complete %.1f s%n", name, boot.sshSeconds(), boot.completeSeconds());
  }
}
