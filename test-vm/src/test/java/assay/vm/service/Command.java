package assay.vm.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that has ended: its status and what it said.
record Command(int status, String output) {

  /// Runs a program with a limit; its output goes to a file, for a process left behind would hold
  /// a pipe open.
  static Command run(Duration limit, List<String> argv) {
    try {
      Path output = Files.createTempFile("assay-case", ".log");
      try {
        Process process =
            new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new AssertionError(
              String.join(" ", argv) + ": not ended after " + limit + "\n" + Sources.text(output));
        }
        return new Command(process.exitValue(), Sources.text(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
