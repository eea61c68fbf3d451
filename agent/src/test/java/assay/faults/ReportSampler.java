package assay.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at a report many times a second, as anybody may: once it is there, it is there and whole
/// at every look.
final class ReportSampler implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private final Thread thread;
  private final List<JsonNode> reports = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private byte[] last = new byte[0];
  private @Nullable FileChannel held;
  private int looks;
  private volatile boolean stopped;

  ReportSampler(Path file) {
    this.file = file;
    this.thread = Thread.ofPlatform().daemon().name("sampler").start(this::loop);
  }

  private void loop() {
    while (!stopped) {
      look();
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void look() {
    looks++;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file);
      byte[] bytes = bytes(channel);
      if (!Arrays.equals(bytes, last)) {
        heldOneIsWhatItWas();
        FileChannel before = held;
        held = channel;
        channel = before;
        last = bytes;
        reports.add(MAPPER.readTree(bytes));
      }
    } catch (NoSuchFileException e) {
      if (!reports.isEmpty()) {
        problems.add("look " + looks + ": gone");
      }
    } catch (JsonProcessingException e) {
      problems.add("look " + looks + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      problems.add("look " + looks + ": " + e);
    } finally {
      close(channel);
    }
  }

  /// Whoever has opened a report goes on reading that report: the next one is another file. Were it
  /// written in place, a look would have to be very lucky to see it half.
  private void heldOneIsWhatItWas() throws IOException {
    FileChannel before = held;
    if (before != null && !Arrays.equals(bytes(before), last)) {
      problems.add("look " + looks + ": rewritten in place");
    }
  }

  private static byte[] bytes(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
    int at = 0;
    while (buffer.hasRemaining() && at >= 0) {
      at = channel.read(buffer, buffer.position());
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// How often it looked.
  synchronized int looks() {
    return looks;
  }

  /// The different reports seen, in order.
  synchronized List<JsonNode> reports() {
    return List.copyOf(reports);
  }

  /// Looks at which there was no whole report, though there had been one.
  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /// Stops after a last look.
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    look();
    synchronized (this) {
      close(held);
      held = null;
    }
  }
}
