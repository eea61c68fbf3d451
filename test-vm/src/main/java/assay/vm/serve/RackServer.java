package assay.vm.serve;

import assay.delivery.ReportKey;
import assay.vm.serve.Receipt.Stored;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// TFTP, HTTP and the receiver of reports, while it is open.
public final class RackServer implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;
  private final TftpServer tftp;

  /// @param reports where reports go
  /// @param image what machines boot from
  /// @param listen the address of this machine to be reached at
  /// @param httpPort 0 for any that is free
  /// @param tftpPort 0 for any that is free
  /// @param stored told of each report that was taken
  /// @throws IOException with what could not be listened on
  public RackServer(
      Path reports,
      Path image,
      InetAddress listen,
      int httpPort,
      int tftpPort,
      BiConsumer<ReportKey, Stored> stored)
      throws IOException {
    // A machine that says nothing for a minute must not hold a connection for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "60");
    ServedFiles files = new ServedFiles(image);
    http = listening("HTTP", httpPort, () -> HttpServer.create(at(listen, httpPort), 0));
    try {
      int port = http.getAddress().getPort();
      tftp =
          listening(
              "TFTP",
              tftpPort,
              () -> new TftpServer(files, at(listen, tftpPort), "${next-server}:" + port));
    } catch (IOException e) {
      http.stop(0);
      executor.close();
      throw e;
    }
    http.setExecutor(executor);
    http.createContext("/", new FileHandler(files));
    http.createContext(ReportReceiver.PATH, new ReportReceiver(new ReportStore(reports), stored));
    http.start();
  }

  /// Where HTTP listens.
  public int httpPort() {
    return http.getAddress().getPort();
  }

  /// Where TFTP listens.
  public int tftpPort() {
    return tftp.port();
  }

  @Override
  public void close() {
    tftp.close();
    http.stop(0);
    executor.shutdownNow();
  }

  private static InetSocketAddress at(InetAddress address, int port) {
    return new InetSocketAddress(address, port);
  }

  private static <T> T listening(String what, int port, Opening<T> opening) throws IOException {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new IOException(
          "%s cannot listen on port %d: %s; give another port, or end who has it"
              .formatted(what, port, e.getMessage()),
          e);
    }
  }

  private interface Opening<T> {
    T open() throws IOException;
  }
}
