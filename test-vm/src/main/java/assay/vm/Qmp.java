package assay.vm;

import assay.vm.VmFailure.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// QEMU's control connection: one command at a time, each answered within a limit.
public final class Qmp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int RETRY_MILLIS = 50;

  private final SocketChannel channel;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

  private Qmp(SocketChannel channel) {
    this.channel = channel;
    Thread.ofPlatform().daemon().name("qmp").start(this::readAnswers);
  }

  /// Connects as soon as QEMU has made its socket.
  static Qmp connect(Path socket, BooleanSupplier alive) {
    long deadline = System.nanoTime() + Limit.QMP_CONNECT.duration().toNanos();
    IOException last = new IOException("never tried");
    while (System.nanoTime() < deadline && alive.getAsBoolean()) {
      @Nullable SocketChannel channel = null;
      try {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        Qmp qmp = new Qmp(channel);
        qmp.execute("qmp_capabilities", Map.of());
        return qmp;
      } catch (IOException e) {
        last = e;
        closeQuietly(channel);
        pause();
      }
    }
    throw new VmFailure(
        alive.getAsBoolean() ? Reason.TIMEOUT : Reason.DIED,
        "awaited QEMU's control socket " + socket + ": " + last.getMessage());
  }

  /// Executes a command and returns what it answered.
  public synchronized JsonNode execute(String command, Map<String, ?> arguments) {
    try {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("execute", command);
      request.put("arguments", arguments);
      ByteBuffer bytes =
          ByteBuffer.wrap(
              (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      JsonNode answer =
          answers.poll(Limit.QMP_COMMAND.duration().toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        throw new VmFailure(
            Reason.TIMEOUT,
            "QMP "
                + request
                + ": no answer within "
                + Limit.QMP_COMMAND.duration().toSeconds()
                + " s");
      }
      if (!answer.has("return")) {
        throw new VmFailure(Reason.REFUSED, "QMP " + request + ": " + answer);
      }
      return answer.get("return");
    } catch (IOException e) {
      throw new VmFailure(Reason.DIED, "QMP " + command + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VmFailure(Reason.TIMEOUT, "QMP " + command + ": interrupted", e);
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  // Greeting and events are of no interest; only answers are.
  private void readAnswers() {
    try (BufferedReader lines =
        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        JsonNode message = JSON.readTree(line);
        if (message.has("return") || message.has("error")) {
          answers.add(message);
        }
      }
    } catch (IOException e) {
      // The connection ends with QEMU; whoever waits for an answer says so after its limit.
      answers.add(JSON.createObjectNode().put("closed", String.valueOf(e.getMessage())));
    }
  }

  private static void closeQuietly(@Nullable SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing was written that could be lost.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
