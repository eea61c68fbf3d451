package assay.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a TCP server of this machine says first. Loopback only, and every wait is bounded.
public final class Banner {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int LENGTH = 4;

  private Banner() {}

  /// Whether the server at `port` begins with `start` (four characters, such as `SSH-`).
  public static boolean startsWith(int port, String start) {
    int limitMillis = (int) LIMIT.toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limitMillis);
      socket.setSoTimeout(limitMillis);
      byte[] bytes = socket.getInputStream().readNBytes(LENGTH);
      return new String(bytes, StandardCharsets.US_ASCII).equals(start);
    } catch (IOException e) {
      return false;
    }
  }
}
