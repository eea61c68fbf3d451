package assay.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that answers each request with the next of its answers, byte for byte, or breaks off.
public final class RawServer implements AutoCloseable {
  /// Reads the request and says nothing until the other side has had enough.
  static final String SILENCE = "silence";

  /// Breaks off in the middle of the request.
  static final String BREAK = "break";

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");

  private final ServerSocket socket;
  private final List<String> answers;
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());

  public RawServer(ServerSocket socket, String... answers) {
    this.socket = socket;
    this.answers = new ArrayList<>(List.of(answers));
    Thread.startVirtualThread(this::serve);
  }

  public RawServer(String... answers) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), answers);
  }

  public static String answer(String statusLine, String... headers) {
    return "HTTP/1.1 %s\r\nContent-Length: 0\r\n%s\r\n"
        .formatted(
            statusLine, String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()));
  }

  int port() {
    return socket.getLocalPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /// Request lines and headers, in their order.
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public List<byte[]> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
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
    try (peer) {
      InputStream in = new BufferedInputStream(peer.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        String answer;
        synchronized (answers) {
          answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
        heads.add(head);
        if (answer.equals(BREAK)) {
          return;
        }
        Matcher length = LENGTH.matcher(head);
        bodies.add(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        if (answer.equals(SILENCE)) {
          in.read();
          return;
        }
        peer.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        peer.getOutputStream().flush();
        if (answer.contains("Connection: close")) {
          return;
        }
      }
    } catch (IOException e) {
      // The other side had enough.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.write(c);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    return "";
  }
}
