package assay.vm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Boots the image as a user would watch it: stages with their seconds, then the summary, then
/// where the files are.
@Command(
    name = "test-vm/boot",
    mixinStandardHelpOptions = true,
    description = "Builds Assay, boots it in QEMU and hands over its audit.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the audit is complete",
      "1:the audit is incomplete or the machine did not boot",
      "2:set-up failed",
      "64:usage"
    })
public final class Boot implements Callable<Integer> {
  private static final int COMPLETE = 0;
  private static final int INCOMPLETE = 1;
  private static final int SETUP_FAILED = 2;
  private static final int USAGE = 64;

  // What OpenRC and the services say, and what they warn about; the kernel's own lines stay quiet.
  private static final Pattern INTERESTING =
      Pattern.compile("^( \\* |assay: |.*(login: ?$|panic|ASSAY-BOOT-FAILED|ERROR|WARN))");

  @Option(names = "--image", required = true, description = "folder of vmlinuz and initramfs.img")
  private Path image = Path.of("");

  @Option(names = "--out", required = true, description = "folder for audit.json and console.log")
  private Path out = Path.of("");

  @Option(
      names = "--profile",
      defaultValue = "server",
      description = "the machine (${DEFAULT-VALUE})")
  private String profile = "server";

  @Option(names = "--append", defaultValue = "", description = "more words for the kernel line")
  private String append = "";

  @Option(names = "--keep", description = "leave the machine running until Ctrl-C")
  private boolean keep;

  @Option(
      names = "--since",
      hidden = true,
      description = "second since the epoch that counts as start")
  private long since = Instant.now().getEpochSecond();

  private final PrintWriter screen = new PrintWriter(System.out, true);
  private final Set<String> shown = new HashSet<>();

  /// Runs and exits.
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Boot());
    line.getCommandSpec().exitCodeOnInvalidInput(USAGE).exitCodeOnExecutionException(SETUP_FAILED);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    Path keyFile = out.resolve("ssh-key");
    Vm vm;
    try {
      stage("power on: " + profile + ", " + Accelerator.best());
      vm = Vm.start(HardwareProfile.named(profile), BootImage.in(image), append);
      vm.key().writePrivate(keyFile);
    } catch (IllegalArgumentException | UncheckedIOException | VmFailure e) {
      screen.println("boot: set-up failed: " + e.getMessage());
      return SETUP_FAILED;
    }
    try (vm) {
      vm.console().listen(this::show);
      return watch(vm, keyFile);
    }
  }

  private int watch(Vm vm, Path keyFile) throws IOException {
    int status = COMPLETE;
    try {
      Guest guest = vm.guest();
      stage("SSH answers");
      guest.ask("true");
      stage("logged in, host key " + guest.hostKeyFingerprint());
      vm.audited(any -> true, this::progress);
      stage("audit complete");
      Guest.Result summary = guest.exec("assay show");
      screen.println();
      screen.print(summary.out());
      screen.println();
    } catch (VmFailure e) {
      screen.println("boot: the audit is incomplete: " + e.getMessage());
      status = INCOMPLETE;
    }
    vm.keepEvidence(out);
    say("audit      ", out.resolve("audit.json"));
    say("console    ", out.resolve("console.log"));
    say("image      ", image);
    if (keep) {
      screen.println("ssh        " + sshCommand(vm, keyFile));
      screen.println("The machine stays until Ctrl-C.");
      waitForEnd(vm);
    } else {
      Files.deleteIfExists(keyFile);
    }
    return status;
  }

  private static String sshCommand(Vm vm, Path keyFile) {
    return "ssh -p %d -i %s -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null root@127.0.0.1"
        .formatted(vm.qemu().sshPort(), keyFile.toAbsolutePath());
  }

  private void say(String label, Path path) {
    if (Files.exists(path)) {
      screen.println(label + path.toAbsolutePath().normalize());
    }
  }

  private static void waitForEnd(Vm vm) {
    try {
      while (vm.qemu().running()) {
        Thread.sleep(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // A prompt comes again whenever the console redraws itself; once is enough.
  private void show(Console.Line line) {
    String text = line.text().strip();
    if (INTERESTING.matcher(line.text()).find() && (shown.add(text) || !text.contains("login:"))) {
      stage("| " + text);
    }
  }

  private void progress(JsonNode report) {
    String news =
        Stream.of(Vm.outcomes(report).split(" "))
            .filter(entry -> !entry.endsWith("=pending") && shown.add(entry))
            .collect(Collectors.joining(" "));
    if (!news.isEmpty()) {
      stage("audit: " + news);
    }
  }

  private void stage(String what) {
    screen.printf("%8.1f s  %s%n", (System.currentTimeMillis() - since * 1000) / 1000.0, what);
  }
}
