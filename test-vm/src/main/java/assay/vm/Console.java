package assay.vm;

import assay.vm.VmFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A guest's serial console, followed live out of the file QEMU writes. A wait succeeds only on the
/// awaited text; a panic, the image's own failure line, the guest's death and silence all fail it.
public final class Console implements AutoCloseable {

  /// One line as it came, without colours. The last one may lack its end: a prompt has none.
  ///
  /// @param text the line
  /// @param since from power-on to the line's first byte
  public record Line(String text, Duration since) {}

  private static final Pattern PANIC = Pattern.compile("Kernel panic - not syncing");
  private static final Pattern BOOT_FAILED = Pattern.compile("ASSAY-BOOT-FAILED");
  private static final Pattern ESCAPES =
      Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]|\\x1b[c78()][B0]?");
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int TAIL = 40;

  private final Path log;
  private final BooleanSupplier alive;
  private final long startNanos = System.nanoTime();
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private Duration partialSince = Duration.ZERO;
  private Consumer<Line> listener = line -> {};
  private boolean ended;
  private volatile boolean closed;

  private Console(Path log, BooleanSupplier alive) {
    this.log = log;
    this.alive = alive;
  }

  /// Follows a console log for as long as its machine is alive.
  public static Console follow(Path log, BooleanSupplier alive) {
    Console console = new Console(log, alive);
    Thread.ofPlatform().daemon().name("console " + log).start(console::followLog);
    return console;
  }

  /// Hands every further whole line to a listener as well.
  public synchronized void listen(Consumer<Line> newListener) {
    listener = newListener;
  }

  /// Waits for a line that contains the pattern, anywhere since power-on.
  public Line await(Pattern awaited, Duration limit) {
    return await(awaited, 0, limit);
  }

  /// Waits for a line that contains the pattern, after the first `from` lines.
  public synchronized Line await(Pattern awaited, int from, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<Line> found = find(awaited, from);
      if (found.isPresent()) {
        return found.get();
      }
      failIfFatal(awaited);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw failure(
            Reason.TIMEOUT, awaited, "not within " + limit.toSeconds() + " s" + silence());
      }
      try {
        wait(Math.min(left, POLL.toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(Reason.TIMEOUT, awaited, "the wait was interrupted");
      }
    }
  }

  /// The first line so far that contains the pattern.
  public synchronized Optional<Line> find(Pattern wanted) {
    return find(wanted, 0);
  }

  /// How many whole lines there are: the place to continue from.
  public synchronized int size() {
    return lines.size();
  }

  /// The last lines, for messages.
  public synchronized String tail() {
    List<Line> all = snapshot();
    return "--- end of the console ---\n"
        + text(all.subList(Math.max(0, all.size() - TAIL), all.size()))
        + "---";
  }

  /// Everything so far, each line with its second.
  public synchronized String text() {
    return text(snapshot());
  }

  /// Fails at once when the console already shows that nothing more can be expected.
  public synchronized void failIfFatal(Object awaited) {
    if (find(PANIC, 0).isPresent()) {
      throw failure(Reason.PANIC, awaited, "the kernel panicked");
    }
    Optional<Line> failed = find(BOOT_FAILED, 0);
    if (failed.isPresent()) {
      throw failure(Reason.BOOT_FAILED, awaited, failed.get().text().strip());
    }
    if (ended) {
      throw failure(Reason.DIED, awaited, "QEMU ended");
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private VmFailure failure(Reason reason, Object awaited, String what) {
    return new VmFailure(reason, "awaited \"" + awaited + "\": " + what + "\n" + tail());
  }

  private String silence() {
    return snapshot().isEmpty() ? ", the console stayed silent" : "";
  }

  private Optional<Line> find(Pattern wanted, int from) {
    List<Line> all = snapshot();
    return all.subList(Math.min(from, all.size()), all.size()).stream()
        .filter(line -> wanted.matcher(line.text()).find())
        .findFirst();
  }

  private List<Line> snapshot() {
    List<Line> all = new ArrayList<>(lines);
    if (!partial.isEmpty()) {
      all.add(new Line(plain(partial), partialSince));
    }
    return all;
  }

  private void followLog() {
    long position = 0;
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    while (!closed) {
      // Asked before reading, so that the last words of a dead machine are read first.
      boolean wasAlive = alive.getAsBoolean();
      int read = read(position, buffer);
      if (read > 0) {
        position += read;
        // A multi-byte character torn between two reads costs one glyph, never a line.
        append(new String(buffer.array(), 0, read, StandardCharsets.UTF_8));
      } else if (!wasAlive) {
        end();
        return;
      } else {
        pause();
      }
    }
  }

  private int read(long position, ByteBuffer buffer) {
    buffer.clear();
    if (!Files.exists(log)) {
      return 0;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      return channel.position(position).read(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void append(String text) {
    Duration now = Duration.ofNanos(System.nanoTime() - startNanos);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        Line line = new Line(plain(partial), partial.isEmpty() ? now : partialSince);
        lines.add(line);
        listener.accept(line);
        partial.setLength(0);
      } else {
        if (partial.isEmpty()) {
          partialSince = now;
        }
        partial.append(c);
      }
    }
    notifyAll();
  }

  private static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append("%7.2f %s%n".formatted(line.since().toMillis() / 1000.0, line.text()));
    }
    return text.toString();
  }

  private static String plain(CharSequence raw) {
    return ESCAPES.matcher(raw).replaceAll("").replace("\r", "");
  }
}
