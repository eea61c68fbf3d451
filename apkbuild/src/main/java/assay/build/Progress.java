package assay.build;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// Progress lines for a human, on standard error: standard output carries results only.
public final class Progress {
  private final PrintStream out;
  private final String name;
  private final Instant start = Instant.now();

  /// @param out where the lines go
  /// @param name what stands before each line
  public Progress(PrintStream out, String name) {
    this.out = out;
    this.name = name;
  }

  /// @param text what begins or happened
  public void say(String text) {
    long millis = Duration.between(start, Instant.now()).toMillis();
    out.printf("%s: %3d.%d s  %s%n", name, millis / 1000, millis % 1000 / 100, text);
    out.flush();
  }
}
