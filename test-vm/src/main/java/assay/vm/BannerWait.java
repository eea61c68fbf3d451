package assay.vm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for an SSH server to say its name. QEMU takes a connection whether or not the guest has an
/// address yet, and what was connected too early is answered seconds later, if at all: a new one is
/// made often, beside those that still wait.
final class BannerWait implements AutoCloseable {
  private static final String BANNER = "SSH-2.0-";
  private static final int ANSWER_MILLIS = 3000;

  /// No more than four at a time: a server has little patience with callers who do not log in.
  private static final int EVERY_MILLIS = 750;

  private final int port;
  private final CountDownLatch answered = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String last = "never asked";

  BannerWait(int port) {
    this.port = port;
  }

  /// What was seen last, instead of a banner.
  String last() {
    return last;
  }

  /// @param failIfDead throws once the machine cannot answer any more
  /// @return whether it came
  boolean came(Duration limit, Runnable failIfDead) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        failIfDead.run();
        Thread.startVirtualThread(this::ask);
        if (answered.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void ask() {
    Socket socket = new Socket();
    open.add(socket);
    try (socket) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      socket.connect(new InetSocketAddress(loopback, port), ANSWER_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      byte[] start = socket.getInputStream().readNBytes(BANNER.length());
      String said = new String(start, StandardCharsets.US_ASCII);
      if (said.equals(BANNER)) {
        answered.countDown();
      } else {
        // QEMU accepts on the host side and hangs up when the guest does not listen.
        last = start.length == 0 ? "connection closed" : "\"" + said + "\"";
      }
    } catch (IOException e) {
      last = String.valueOf(e.getMessage());
    } finally {
      open.remove(socket);
    }
  }

  /// Hangs up wherever an answer is still waited for.
  @Override
  public void close() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is closed in any case.
      }
    }
  }
}
