package assay.vm.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `test-vm/serve`: boots a rack and collects its reports.
@Command(
    name = "test-vm/serve",
    description = "Serves the image by TFTP and HTTP, takes reports, prints a row for each.")
public final class Serve implements Callable<Integer> {
  private static final int UNUSABLE = 2;
  private static final int USAGE = 64;

  @Parameters(paramLabel = "DIR", description = "Where reports go: DIR/MACHINE/BOOT.json.gz.")
  private @Nullable Path reports;

  @Option(
      names = "--image",
      paramLabel = "FOLDER",
      required = true,
      description = "What to boot from: boot.ipxe, vmlinuz, initramfs.img.")
  private @Nullable Path image;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Address of this machine to listen on (default: all).")
  private String listen = "0.0.0.0";

  @Option(names = "--http-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
  private int httpPort = 8080;

  @Option(names = "--tftp-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
  private int tftpPort = 69;

  @SuppressWarnings("NullAway.Init")
  Serve() {}

  /// Serves until it is ended.
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Serve())
            .setParameterExceptionHandler(
                (e, _) -> {
                  System.err.println("serve: " + e.getMessage());
                  return USAGE;
                })
            .execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (reports == null || image == null || !Files.isDirectory(image)) {
      System.err.println("serve: nothing to boot from at " + image + ": build with test-vm/boot");
      return UNUSABLE;
    }
    try (RackServer server =
        new RackServer(
            reports,
            image,
            InetAddress.getByName(listen),
            httpPort,
            tftpPort,
            (key, stored) ->
                System.out.println(new SummaryRow(LocalTime.now(), key, stored.report())))) {
      Files.createDirectories(reports);
      System.out.printf(
          "TFTP on port %d, HTTP on port %d, image %s, reports to %s%n"
              + "DHCP has to name this machine and %s: by http://HOST:%d/%s, or by TFTP%n%s%n",
          server.tftpPort(),
          server.httpPort(),
          image,
          reports,
          BootScript.NAME,
          server.httpPort(),
          BootScript.NAME,
          SummaryRow.HEAD);
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      System.err.println("serve: " + e.getMessage());
      return UNUSABLE;
    }
  }
}
