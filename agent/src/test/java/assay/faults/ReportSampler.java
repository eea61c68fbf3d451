package assay.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      if (!reports.isEmpty()) {
        problems.add("look " + looks + ": gone");
      }
      return;
    } catch (IOException e) {
      problems.add("look " + looks + ": " + e);
      return;
    }
    if (Arrays.equals(bytes, last)) {
      return;
    }
    last = bytes;
    try {
      reports.add(MAPPER.readTree(bytes));
    } catch (JsonProcessingException e) {
      problems.add("look " + looks + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      problems.add("look " + looks + ": " + e);
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
  }
}
