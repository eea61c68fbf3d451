package assay.vm.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Stands before a server and does to the first connections what networks and servers do.
final class FaultyFront implements AutoCloseable {
  /// What becomes of a connection.
  enum Fault {
    /// 503, come back in two seconds.
    BUSY,
    /// Nothing is said, ever.
    HANGS,
    /// The request goes on to the server, its end does not.
    CUTS_REQUEST,
    /// The server has it, but its answer breaks off.
    CUTS_ANSWER
  }

  private static final String BUSY =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\n"
          + "Connection: close\r\n\r\n";
  private static final int HALF = 300;

  private final int port;
  private final int target;
  private final Deque<Fault> faults;
  private final ServerSocket socket;

  /// @param port 0 for any that is free
  /// @param target where the server listens on loopback
  /// @param faults of the first connections; those after them reach the server
  FaultyFront(int port, int target, List<Fault> faults) throws IOException {
    this.target = target;
    this.faults = new ArrayDeque<>(faults);
    this.socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.port = socket.getLocalPort();
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return port;
  }

  /// How many faults nobody has met yet.
  synchronized int left() {
    return faults.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private synchronized Fault next() {
    return faults.poll();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        Thread.startVirtualThread(() -> converse(peer));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket peer) {
    Fault fault = next();
    try (peer;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      if (fault == Fault.HANGS) {
        peer.getInputStream().transferTo(OutputStream.nullOutputStream());
        return;
      }
      if (fault == Fault.BUSY) {
        peer.getInputStream().read(new byte[1 << 16]);
        peer.getOutputStream().write(BUSY.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      Thread up =
          Thread.startVirtualThread(
              () -> pass(peer, server, fault == Fault.CUTS_REQUEST ? HALF : Integer.MAX_VALUE));
      pass(server, peer, fault == Fault.CUTS_ANSWER ? 20 : Integer.MAX_VALUE);
      up.join();
    } catch (IOException e) {
      // One of both has had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Passes on so many bytes, then ends both directions.
  private static void pass(Socket from, Socket to, int most) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[1 << 14];
      int left = most;
      for (int n = in.read(buffer); n > 0 && left > 0; n = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, Math.min(n, left));
        left -= Math.min(n, left);
        if (left == 0) {
          return;
        }
      }
    } catch (IOException e) {
      // The other direction has ended.
    }
  }
}
